# One image for both roles: DIALPROOF_ROLE chooses api or worker.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install --no-audit --no-fund --no-save --include=dev
COPY . .
RUN npm run build:server && npm run build:web && npm prune --omit=dev --no-audit --no-fund --no-save

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    DIALPROOF_HOST=0.0.0.0 \
    DIALPROOF_PORT=8080 \
    DIALPROOF_DATA_DIR=/var/lib/dialproof/data \
    DIALPROOF_KEY_DIR=/var/lib/dialproof/keys
WORKDIR /app
# A named volume takes the owner of the folder it covers, so the folders must be there and belong to the user.
RUN mkdir -p /var/lib/dialproof/data /var/lib/dialproof/keys && chown -R node:node /var/lib/dialproof && chmod 700 /var/lib/dialproof/*
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/demo ./demo
COPY --from=build /app/models ./models
COPY --from=build /app/web/dist ./web/dist
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.DIALPROOF_PORT + '/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]

import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Config } from '../config/config.js';
import { Metrics } from './metrics.js';
import { Problem } from './problem.dto.js';
import { ProblemFilter } from './problem.filter.js';
import { PRODUCT_VERSION } from './product-version.js';
import { RowIdPipe } from './row-id.pipe.js';
import { createValidationPipe } from './validation.js';
import { serveWebPages } from './web-pages.js';

const MAX_BODY_BYTES = 1024 * 1024;
/** Largest target list a bank may upload. */
export const MAX_UPLOAD_BYTES = 512 * 1024 * 1024;

/** The fastify adapter as the product uses it; limits on everything a stranger can send. */
export function createAdapter(trustedProxies: string): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: trustedProxies === '' ? false : trustedProxies.split(',').map((address) => address.trim()),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 100 },
  });
}

/** Every route stands under /api/v1, but those that machines look for at their usual place. */
export function useApiPrefix(app: NestFastifyApplication): void {
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
}

/** Adds what every process with HTTP has: cookies, uploads, errors, validation, headers, pages. */
export async function configureApp(app: NestFastifyApplication): Promise<void> {
  const config = app.get(Config);
  useApiPrefix(app);
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new RowIdPipe(), createValidationPipe());
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { files: 1, fields: 5, fileSize: MAX_UPLOAD_BYTES, fieldSize: 10_000 } });
  const metrics = app.get(Metrics);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer').header('x-frame-options', 'DENY');
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requestSeconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  await serveWebPages(app, config.webDir, config.softphoneUrl);
}

/** The OpenAPI 3.1 document of the product; committed under docs/generated and held against the code by a test. */
export function openApiOf(app: NestFastifyApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Dialproof')
    .setDescription('Outbound-dialing campaign manager for loan marketing. Errors are RFC 9457 problem details with a stable code.')
    .setVersion(PRODUCT_VERSION)
    .addCookieAuth('__Host-dialproof', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        description: "A key of the bank's own system, made by an administrator: `Authorization: Bearer dpk_…`",
      },
      'api-key',
    )
    .addGlobalResponse({
      status: 'default',
      description: 'Refused, or failed',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } },
    })
    .build();
  return SwaggerModule.createDocument(app, options, {
    extraModels: [Problem],
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
}

/** Creates the HTTP application around a module; not listening yet. */
export async function createApp(module: object, config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module as never, createAdapter(config.trustedProxies), {
    bufferLogs: false,
    abortOnError: false,
  });
  await configureApp(app);
  return app;
}

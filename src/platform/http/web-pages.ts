import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Strict content security policy; the only inline styles are those that carry the page's nonce (S11). `softphoneUrl`: the one address besides
 * our own that a page may talk to, when telephones live in the browser.
 */
export function contentSecurityPolicy(nonce: string, softphoneUrl = ''): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    softphoneUrl === '' ? "connect-src 'self'" : `connect-src 'self' ${new URL(softphoneUrl).origin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Serves the built pages: hashed assets for a year, index.html with a fresh nonce for every page address. */
export async function serveWebPages(app: NestFastifyApplication, webDir: string, softphoneUrl = ''): Promise<void> {
  const indexPath = join(webDir, 'index.html');
  if (!existsSync(indexPath)) return;
  const { default: fastifyStatic } = await import('@fastify/static');
  const page = readFileSync(indexPath, 'utf8');
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: join(webDir, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  });
  fastify.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/')) {
      return reply.callNotFound();
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce, softphoneUrl))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__CSP_NONCE__', nonce));
  });
}

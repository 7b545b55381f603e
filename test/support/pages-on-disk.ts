import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { contentSecurityPolicy } from '../../src/platform/http/web-pages.js';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const NONCE = 'bm9uY2Utb2YtYS10ZXN0';

/** Gives a browser the built pages under the server's own address and policy; what the test runner cannot load serves them in life. */
export async function servePagesFromDisk(context: BrowserContext, webDir: string): Promise<void> {
  await context.route(
    ({ pathname }) => !pathname.startsWith('/api/'),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname.startsWith('/assets/')) {
        await route.fulfill({
          contentType: TYPES[extname(pathname)] ?? 'application/octet-stream',
          body: await readFile(join(webDir, pathname)),
        });
        return;
      }
      const page = await readFile(join(webDir, 'index.html'), 'utf8');
      const headers = { 'content-security-policy': contentSecurityPolicy(NONCE) };
      await route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: page.replaceAll('__CSP_NONCE__', NONCE) });
    },
  );
}

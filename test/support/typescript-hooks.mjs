/** Loader hooks: `x.js` that is not there is `x.ts`, compiled by swc as the tests and the build do. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const sourceOf = (url) => url.replace(/\.js$/, '.ts');
const isMissing = (url) => url.startsWith('file:') && url.endsWith('.js') && !existsSync(fileURLToPath(url));

export async function resolve(specifier, context, next) {
  const url = /^(\.|file:)/.test(specifier) ? new URL(specifier, context.parentURL).href : null;
  if (url && isMissing(url) && existsSync(fileURLToPath(sourceOf(url))))
    return { url: sourceOf(url), format: 'module', shortCircuit: true };
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}

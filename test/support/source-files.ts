import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a folder of the project, at any depth, whose path matches; sorted, with `/`. */
export function filesIn(folder: string, wanted: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => wanted.test(path) && !path.includes('/node_modules/') && !path.includes('/dist/'))
    .sort();
}

/** The product's own TypeScript, without its specs. */
export const productFiles = (): string[] => filesIn('src', /\.ts$/).filter((file) => !file.endsWith('.spec.ts'));

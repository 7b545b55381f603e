/** `node --import`: processes started from the sources, as a test starts them, run TypeScript as it stands. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);

// Writes the two sample lists that the guide uploads: node demo/lists/make-lists.mjs [folder] [seed] [count]
// Needs the built server (npm run build:server), because the lists come from the same generator as the demo and the tests.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder = fileURLToPath(new URL('.', import.meta.url)), seed = '20260901', count = '1200'] = process.argv.slice(2);
const built = new URL('../../dist/demo/lists/', import.meta.url);
const { demoCustomers } = await import(new URL('customers.js', built).href).catch(() => {
  console.error('Run "npm run build:server" first.');
  process.exit(1);
});
const { csvFile, xlsxFile } = await import(new URL('list-files.js', built).href);

const list = demoCustomers(Number(seed), Number(count));
await mkdir(folder, { recursive: true });
await writeFile(join(folder, `customers-${count}.xlsx`), await xlsxFile(list));
await writeFile(join(folder, `customers-${count}-gb18030.csv`), csvFile(list));
console.log(JSON.stringify({ folder, rows: list.rows.length, ...list.expected }));

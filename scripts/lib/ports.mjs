import { createServer } from 'node:net';
import { Problem } from './report.mjs';

/** Whether nobody listens on the port, on loopback or on all addresses. */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) if (!(await canListen(port, host))) return false;
  return true;
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The first free port from `first` on, skipping `taken`. */
export async function nextFree(first, taken = []) {
  for (let port = first; port < first + 500; port++) if (!taken.includes(port) && (await isFree(port))) return port;
  throw new Problem(`No free port between ${first} and ${first + 499}.`);
}

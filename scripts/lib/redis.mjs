import { mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { startProcess } from './processes.mjs';
import { findCommand } from './programs.mjs';
import { Problem } from './report.mjs';

/** Starts a private Redis in `folder`, on loopback only. The password stands in its file: command lines are public. */
export async function startRedis({ folder, port, password, record }) {
  const server = findCommand('redis-server', 'valkey-server');
  if (!server) throw new Problem('Redis is not there.');
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const settings = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(data)}`,
    'appendonly yes',
    'save ""',
    // A queue that silently drops its oldest jobs is worse than one that refuses new ones.
    'maxmemory-policy noeviction',
    'daemonize no',
    `pidfile ${JSON.stringify(join(folder, 'server.pid'))}`,
    '',
  ];
  const file = join(folder, 'redis.conf');
  writeFileSync(file, settings.join('\n'), { mode: 0o600 });
  return startProcess(server, [file], { cwd: folder, log: join(folder, 'server.log'), record, facts: { port } });
}

/** Whether Redis has read its file back and answers to the password. */
export function redisAnswers(port, password) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    let text = '';
    const answer = (value) => (socket.destroy(), resolve(value));
    socket.setTimeout(1000, () => answer(false));
    socket.once('error', () => answer(false)).once('close', () => answer(false));
    socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (text.includes('+PONG')) answer(true);
      else if (text.split('\r\n').length > 2) answer(false);
    });
  });
}

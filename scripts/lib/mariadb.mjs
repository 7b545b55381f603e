import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { isRoot } from './debian.mjs';
import { run, startProcess } from './processes.mjs';
import { findCommand } from './programs.mjs';
import { Problem } from './report.mjs';

const COLLATION = 'utf8mb4_unicode_520_ci';

function findServer() {
  const server = findCommand('mariadbd', 'mysqld');
  if (!server) throw new Problem('MariaDB is not there.');
  return server;
}

/** Makes a data folder, under another name first: one that was interrupted half-way must not pass for a good one. */
async function makeData(folder, data) {
  const server = findServer();
  const { text: version } = await run(server, ['--no-defaults', '--version']);
  const fresh = join(folder, 'data.new');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const asRoot = isRoot() ? ['--user=root'] : [];
  const log = join(folder, 'install.log');
  if (/MariaDB/i.test(version)) {
    const install = findCommand('mariadb-install-db', 'mysql_install_db');
    if (!install) throw new Problem('mariadb-install-db is not there; it belongs to the MariaDB server package.');
    await run(install, ['--no-defaults', `--datadir=${fresh}`, '--skip-test-db', '--innodb-autoextend-increment=1', ...asRoot], { log });
  } else await run(server, ['--no-defaults', '--initialize-insecure', `--datadir=${fresh}`, ...asRoot], { log });
  renameSync(fresh, data);
}

/** What the server does before it takes the first connection: our account, limited to our own databases. */
function accountStatements(password, databases) {
  const account = `'dialproof'@'%'`;
  return [
    ...(databases.includes('%') ? [] : [`CREATE DATABASE IF NOT EXISTS ${databases} CHARACTER SET utf8mb4 COLLATE ${COLLATION};`]),
    `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}';`,
    `ALTER USER ${account} IDENTIFIED BY '${password}';`,
    `GRANT ALL ON \`${databases}\`.* TO ${account};`,
    '',
  ].join('\n');
}

/**
 * Starts a private MariaDB in `folder`, on loopback only, reachable with the given password and by nobody else.
 * `databases`: the name, or pattern of names, that the account owns. `quick` trades the last second before a power cut
 * for speed, for tests. `bufferPoolMb`, `redoLogMb`, `ioCapacity`: memory, log and disk of the database, which benches want as a real server has them.
 */
export async function startMariadb({ folder, port, password, databases, quick, bufferPoolMb = 256, redoLogMb, ioCapacity, record }) {
  const data = join(folder, 'data');
  if (!existsSync(data)) await makeData(folder, data);
  const accounts = join(folder, 'accounts.sql');
  writeFileSync(accounts, accountStatements(password, databases), { mode: 0o600 });
  const options = [
    '--no-defaults',
    `--datadir=${data}`,
    // Relative, hence short: the path of a socket may have 107 characters at most.
    '--socket=server.sock',
    `--pid-file=${join(folder, 'server.pid')}`,
    `--init-file=${accounts}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--local-infile=1',
    '--character-set-server=utf8mb4',
    `--collation-server=${COLLATION}`,
    // As a bank's own server comes: what the product needs it must ask for itself.
    ...(quick ? ['--transaction-isolation=REPEATABLE-READ'] : ['--transaction-isolation=READ-COMMITTED']),
    `--innodb-buffer-pool-size=${bufferPoolMb}M`,
    ...(redoLogMb ? [`--innodb-log-file-size=${redoLogMb}M`] : []),
    // Without the second one an idle server keeps what it has not written for as long as it is idle.
    ...(ioCapacity ? [`--innodb-io-capacity=${ioCapacity}`, '--loose-innodb-max-dirty-pages-pct-lwm=0.01'] : []),
    '--innodb-autoextend-increment=1',
    `--innodb-flush-log-at-trx-commit=${quick ? (ioCapacity ? 2 : 0) : 1}`,
    ...(quick ? ['--innodb-doublewrite=0'] : []),
    // Readiness is asked without signing in, which is not worth a warning.
    '--loose-log-warnings=1',
    '--loose-mysqlx=OFF',
    ...(isRoot() ? ['--user=root'] : []),
  ];
  return startProcess(findServer(), options, { cwd: folder, log: join(folder, 'server.log'), record, facts: { port } });
}

/** Whether the server greets: it does so only once the account above is set. */
export function mariadbGreets(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const answer = (value) => (socket.destroy(), resolve(value));
    socket.setTimeout(1000, () => answer(false));
    socket.once('error', () => answer(false)).once('close', () => answer(false));
    // A greeting is protocol version 10; an error packet has 255 in its place.
    socket.once('data', (packet) => answer(packet[4] === 10));
  });
}

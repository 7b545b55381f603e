import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasApt, isRoot } from './debian.mjs';
import { LOCAL, localFolder, ROOT } from './folders.mjs';
import { withLock } from './locks.mjs';
import { nextFree } from './ports.mjs';
import { remember, run, startProcess, stopProcess, tail } from './processes.mjs';
import { findCommand } from './programs.mjs';
import { Problem } from './report.mjs';

/** Asterisk with all its libraries, unpacked: no script of a package is run, nothing is installed on the machine. */
const TREE = join(LOCAL, 'asterisk');
const READY_SECONDS = 30;
/** Telephones of the pair: six as shipped, four that behave badly, one that never comes online, and an auditor's. */
export const PHONES = [...Array.from({ length: 11 }, (_, index) => `seat-${index + 1}`), 'auditor-1'];
const UNPLUGGED = 'seat-11';
/** More telephones, all of which answer, for many calls at once: their seats are numbered from here on. */
const MORE_PHONES_FROM = 101;

const ADVICE = `Asterisk 22 could not be fetched. It comes from Debian sid, unpacked by mmdebstrap (about 90 MB):
  Debian, Ubuntu   sudo apt-get install mmdebstrap
  elsewhere        run this command on a Debian or Ubuntu machine; nothing else of Dialproof needs Asterisk
A mirror of Debian that has sid must be reachable (DEBIAN_MIRROR names another one than the default).`;

/** Fetches Asterisk below `.local/` unless it is there; answers false when it is. */
export async function ensureAsterisk() {
  const program = join(TREE, 'usr/sbin/asterisk');
  if (existsSync(program)) return false;
  return withLock('asterisk', async () => {
    if (existsSync(program)) return false;
    if (!hasApt()) throw new Problem(ADVICE);
    const draft = `${TREE}.draft`;
    rmSync(draft, { recursive: true, force: true });
    try {
      await ensureMmdebstrap();
      await run('mmdebstrap', fetchArguments(draft), { log: join(localFolder('logs'), 'asterisk-fetch.log') });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem(`${error.message}\n\n${ADVICE}`);
    }
    renameSync(draft, TREE);
    return true;
  });
}

function fetchArguments(folder) {
  // A mirror that stands still may be past the date of its Release file. Signatures are checked all the same.
  const options = ['--aptopt=APT::Install-Recommends "false"', '--aptopt=Acquire::Check-Valid-Until "false"'];
  const mode = isRoot() ? ['--mode=root'] : [];
  const mirror = process.env.DEBIAN_MIRROR ? [process.env.DEBIAN_MIRROR] : [];
  return [...mode, '--variant=extract', '--include=asterisk', ...options, 'sid', folder, ...mirror];
}

async function ensureMmdebstrap() {
  if (findCommand('mmdebstrap')) return;
  if (!isRoot()) throw new Problem('mmdebstrap is missing, and an ordinary user cannot install it.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  await run('apt-get', ['update'], { env, allowFailure: true });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'mmdebstrap'], { env });
}

/** Through the tree's own loader: its C library is newer than the machine's. */
function commandOf(folder) {
  const libraries = readdirSync(join(TREE, 'usr/lib')).find((name) => name.endsWith('-linux-gnu'));
  const lib = join(TREE, 'usr/lib', libraries);
  const loader = readdirSync(lib).find((name) => name.startsWith('ld-linux'));
  const args = ['--library-path', lib, join(TREE, 'usr/sbin/asterisk'), '-C', join(folder, 'etc/asterisk.conf')];
  return { command: join(lib, loader), args, modules: join(lib, 'asterisk/modules') };
}

/**
 * Writes the folders and configuration of two Asterisks on this machine: `pbx` from deploy/asterisk, as a bank would have
 * it, and `carrier`, which plays the carrier with its customers and the agents' telephones. Begins empty each time.
 */
export async function writePair(folder, { extraSite = {}, morePhones = 0 } = {}) {
  rmSync(folder, { recursive: true, force: true });
  const offset = createHash('sha256').update(folder).digest().readUInt16BE() % 400;
  const ari = await nextFree(22_500 + offset);
  const sip = { pbx: await nextFree(23_500 + offset), carrier: await nextFree(24_500 + offset) };
  const pair = {
    phones: [...PHONES, ...Array.from({ length: morePhones }, (_, index) => `seat-${MORE_PHONES_FROM + index}`)],
    ...{ folder, ari: `http://127.0.0.1:${ari}`, user: 'dialproof', password: 'loopback-only' },
    ...{ sip, recordings: join(folder, 'pbx/recordings'), cel: join(folder, 'pbx/log/cel-custom/dialproof.jsonl') },
    ...{ logs: join(folder, 'pbx/log'), sounds: join(folder, 'sounds'), silentTrunk: { address: '127.0.0.3', port: sip.carrier } },
  };
  writeSounds(pair.sounds);
  writeInstance('pbx', join(ROOT, 'deploy/asterisk'), pair, { ...pbxSite(pair, ari), ...extraSite });
  writeInstance('carrier', join(ROOT, 'test/pbx/carrier'), pair, carrierSite(pair));
  for (const name of ['pbx', 'carrier']) {
    const { command, args } = commandOf(join(folder, name));
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ command, args }, null, 2));
  }
  writeFileSync(join(folder, 'pair.json'), JSON.stringify(pair, null, 2));
  return pair;
}

/** Asterisk complains about these when they are missing, though nothing here uses them; Debian's package brings them along. */
const UNUSED = ['features.conf', 'udptl.conf', 'ccss.conf', 'websocket_client.conf', 'pjproject.conf', 'manager.conf'];

function writeInstance(name, source, pair, site) {
  const folder = join(pair.folder, name);
  const folders = ['varlib', 'db', 'agi', 'spool/recording', 'spool/monitor', 'run', 'log/cel-custom', 'cache', 'recordings'];
  for (const one of ['etc/site', ...folders]) mkdirSync(join(folder, one), { recursive: true });
  symlinkSync(join(TREE, 'usr/share/asterisk/rest-api'), join(folder, 'varlib/rest-api'));
  for (const part of ['', 'site']) {
    if (!existsSync(join(source, part))) continue;
    for (const file of readdirSync(join(source, part))) {
      if (file.endsWith('.conf')) copyFileSync(join(source, part, file), join(folder, 'etc', part, file));
    }
  }
  for (const file of UNUSED) writeFileSync(join(folder, 'etc', file), '[general]\n');
  writeFileSync(join(folder, 'etc/acl.conf'), '');
  for (const [file, text] of Object.entries({ 'asterisk.conf': ownFolders(folder), ...site }))
    writeFileSync(join(folder, 'etc', file), text);
}

function ownFolders(folder) {
  const places = {
    etc: 'etc',
    varlib: 'varlib',
    db: 'db',
    key: 'varlib',
    agi: 'agi',
    spool: 'spool',
    run: 'run',
    log: 'log',
    cache: 'cache',
  };
  const lines = Object.entries(places).map(([name, place]) => `ast${name}dir => ${join(folder, place)}`);
  const tree = [`astmoddir => ${commandOf(folder).modules}`, `astdatadir => ${join(TREE, 'usr/share/asterisk')}`];
  return ['[directories]', ...lines, ...tree, '', '[options]', 'nocolor = yes', 'hideconnect = yes', 'maxfiles = 65536', ''].join('\n');
}

/** What a bank changes (deploy/asterisk/site), for loopback. Two more trunks: one nobody answers on, one known to be away. */
function pbxSite({ phones, sip, user, password, recordings, silentTrunk }, ari) {
  const trunk = (name, contact, qualify) =>
    `[${name}](dialproof-trunk)\naors = ${name}\n[${name}](dialproof-trunk-contact)\ncontact = ${contact}\nqualify_frequency = ${qualify}\n`;
  const phone = (seat) =>
    `[${seat}](dialproof-phone)\nauth = ${seat}\naors = ${seat}\n[${seat}](dialproof-phone-login)\nusername = ${seat}\n` +
    `password = ${password}\n[${seat}](dialproof-phone-contact)\nqualify_frequency = 2\n`;
  const silent = `sip:${silentTrunk.address}:${silentTrunk.port}`;
  return {
    'site/globals.conf': `DIALPROOF_RECORDINGS = ${recordings}\nDIALPROOF_TRUNK = trunk\nDIALPROOF_CALLER_ID = 95500\n`,
    'site/transport.conf': `[dialproof-udp]\ntype = transport\nprotocol = udp\nbind = 127.0.0.1:${sip.pbx}\n[dialproof-ws]\ntype = transport\nprotocol = ws\nbind = 127.0.0.1\n`,
    'site/trunk.conf': [
      trunk('trunk', `sip:127.0.0.2:${sip.carrier}`, 2),
      `[trunk]\ntype = identify\nendpoint = trunk\nmatch = 127.0.0.2\n`,
      trunk('silent-trunk', silent, 0),
      trunk('away-trunk', `sip:${silentTrunk.address}:${silentTrunk.port + 1}`, 2),
    ].join('\n'),
    'site/phones.conf': [...phones.map(phone), SOFTPHONE].join('\n'),
    'site/ari-user.conf': `[${user}]\ntype = user\nread_only = no\npassword_format = plain\npassword = ${password}\n`,
    'site/http.conf': `bindaddr = 127.0.0.1\nbindport = ${ari}\n`,
    'site/dialplan.conf': SITE_DIALPLAN,
  };
}

/** A seat whose telephone is the agent's browser: it registers once somebody signs in there. */
const SOFTPHONE = `[web-1](dialproof-softphone)
auth = web-1-login
aors = web-1
[web-1](dialproof-softphone-contact)
`;

/** Numbers at home as shipped; those that end in 12 and 13 go out by the bad trunks. */
const SITE_DIALPLAN = `[dialproof-site]
exten => s,1,ExecIf($["\${DP_DIGITS:0:3}" = "861"]?Set(DP_DIGITS=\${DP_DIGITS:2}))
 same => n,ExecIf($["\${DP_DIGITS:-2}" = "12"]?Set(DP_TRUNK=silent-trunk))
 same => n,ExecIf($["\${DP_DIGITS:-2}" = "13"]?Set(DP_TRUNK=away-trunk))
 same => n,Return()
`;

function carrierSite({ phones, sip, password, sounds }) {
  const login = (seat) =>
    `[${seat}](login)\nserver_uri = sip:127.0.0.1:${sip.pbx}\nclient_uri = sip:${seat}@127.0.0.1:${sip.pbx}\ncontact_user = ${seat}\n` +
    `outbound_auth = ${seat}\n[${seat}](password)\nusername = ${seat}\npassword = ${password}\n`;
  return {
    'sounds.conf': `SOUNDS = ${sounds}\n`,
    'site.conf': [
      `[udp]\ntype = transport\nprotocol = udp\nbind = 127.0.0.2:${sip.carrier}\n`,
      `[pbx](pbx-template)\naors = pbx\n[pbx]\ntype = aor\ncontact = sip:127.0.0.1:${sip.pbx}\n[pbx]\ntype = identify\nendpoint = pbx\nmatch = 127.0.0.1\n`,
      ...phones.filter((seat) => seat !== UNPLUGGED).map(login),
    ].join('\n'),
  };
}

const A_LAW_BYTES_A_SECOND = 8000;

/** What is heard on the pair: the demo's voices, as bare A-law. */
function writeSounds(folder) {
  mkdirSync(folder, { recursive: true });
  const voice = (name) => bareSamples(readFileSync(join(ROOT, 'demo/voices', `${name}.wav`)));
  const seconds = (samples, count) => samples.subarray(0, count * A_LAW_BYTES_A_SECOND);
  writeFileSync(join(folder, 'agent.alaw'), voice('agent'));
  writeFileSync(join(folder, 'agent-short.alaw'), seconds(voice('agent'), 2));
  writeFileSync(join(folder, 'customer.alaw'), seconds(voice('customer-1'), 8));
  writeFileSync(join(folder, 'announcement.alaw'), seconds(voice('carrier'), 5));
}

function bareSamples(file) {
  for (let at = 12; at < file.length; at += 8 + file.readUInt32LE(at + 4) + (file.readUInt32LE(at + 4) % 2)) {
    if (file.toString('latin1', at, at + 4) === 'data') return file.subarray(at + 8, at + 8 + file.readUInt32LE(at + 4));
  }
  throw new Problem('A voice in demo/voices has no samples.');
}

/** Starts one Asterisk of a pair and waits until it takes calls. */
export async function startAsterisk(pair, name) {
  const { command, args } = JSON.parse(readFileSync(join(pair.folder, `${name}.json`), 'utf8'));
  const log = join(pair.folder, `${name}.out`);
  const started = startProcess(command, [...args, '-f'], { cwd: pair.folder, log, record: join(pair.folder, `${name}.process.json`) });
  let ended = false;
  started.exited.then(() => (ended = true));
  for (const until = Date.now() + READY_SECONDS * 1000; Date.now() < until && !ended; await sleep(50)) {
    const { text } = await run(command, [...args, '-rx', 'core waitfullybooted'], { allowFailure: true });
    if (text.includes('fully booted')) return started;
  }
  await stopProcess(started, 2);
  throw new Problem(`Asterisk (${name}) did not start:\n${tail(readFileSync(log, 'utf8'))}\n(${log})`);
}

/** One command on the console of a running Asterisk; answers what it printed. */
export async function onConsole(pair, name, line) {
  const { command, args } = JSON.parse(readFileSync(join(pair.folder, `${name}.json`), 'utf8'));
  return (await run(command, [...args, '-rx', line], { allowFailure: true })).text;
}

/** Starts both, the carrier first, and waits until every telephone has registered and the trunk is known to be there. */
export async function startPair(pair) {
  await startAsterisk(pair, 'carrier');
  await startAsterisk(pair, 'pbx');
  for (const until = Date.now() + READY_SECONDS * 1000; Date.now() < until; await sleep(100)) {
    const text = await onConsole(pair, 'pbx', 'pjsip show contacts');
    if ((text.match(/ Avail /g) ?? []).length >= pair.phones.length) return;
  }
  throw new Problem(`The telephones did not register:\n${await onConsole(pair, 'pbx', 'pjsip show contacts')}`);
}

/** Stops both; also one that a test has killed and started again, which its own pid file names. */
export async function stopPair(pair) {
  for (const name of ['pbx', 'carrier']) {
    const file = join(pair.folder, name, 'run/asterisk.pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (!pid || !isOurs(pid, pair.folder)) continue;
    const record = join(pair.folder, `${name}.process.json`);
    remember(record, pid);
    await stopProcess(JSON.parse(readFileSync(record, 'utf8')), 5);
  }
}

/** A process of this pair names the pair's folder in its command line. */
function isOurs(pid, folder) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return false;
  }
}

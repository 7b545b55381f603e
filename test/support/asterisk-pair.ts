import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../src/platform/index.js';
import { waitFor } from './wait-for.js';

interface Pair {
  folder: string;
  ari: string;
  user: string;
  password: string;
  recordings: string;
  cel: string;
  logs: string;
  sounds: string;
  silentTrunk: { address: string; port: number };
}

/** The two Asterisks that `npm run test:pbx` has started. */
export class AsteriskPair {
  readonly pair: Pair;

  constructor() {
    const folder = process.env['PBX_PAIR'];
    if (!folder) throw new Error('these tests need a telephone system: run them through "npm run test:pbx"');
    this.pair = JSON.parse(readFileSync(join(folder, 'pair.json'), 'utf8')) as Pair;
  }

  /** What the product needs to know of it. */
  get config(): Partial<Config> {
    const { ari, user, password, recordings, cel } = this.pair;
    return { gateway: 'asterisk', ariUrl: ari, ariUser: user, ariPassword: password, ariRecordings: recordings, ariEventLog: cel };
  }

  get environment(): Record<string, string> {
    const { ari, user, password, recordings, cel } = this.pair;
    return {
      DIALPROOF_GATEWAY: 'asterisk',
      DIALPROOF_ARI_URL: ari,
      DIALPROOF_ARI_USER: user,
      DIALPROOF_ARI_PASSWORD: password,
      DIALPROOF_ARI_RECORDINGS: recordings,
      DIALPROOF_ARI_EVENT_LOG: cel,
    };
  }

  async ask(method: string, path: string, body?: object): Promise<{ status: number; body: any }> {
    const { ari, user, password } = this.pair;
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const headers = { authorization, ...(body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(`${ari}/ari${path}`, { method, headers, body: body ? JSON.stringify(body) : null });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** The lines of the channel event log about the calls of the installation with this data folder. */
  eventLog(dataDir: string): Record<string, any>[] {
    const prefix = `${readFileSync(join(dataDir, 'asterisk/installation'), 'utf8')}-`;
    // The PBX makes the file with its first line.
    const text = existsSync(this.pair.cel) ? readFileSync(this.pair.cel, 'utf8').trim() : '';
    if (text === '') return [];
    return text
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, any>)
      .filter((line) => line['linkedid'].startsWith(prefix));
  }

  /** SIGKILL, as a power cut would. */
  async killPbx(): Promise<void> {
    const pid = Number(readFileSync(join(this.pair.folder, 'pbx/run/asterisk.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await waitFor('Asterisk is dead', async () => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.startsWith('Z');
      } catch {
        return true;
      }
    });
  }

  /** Starts the killed one again and waits for its telephones. */
  async startPbx(): Promise<void> {
    const { command, args } = JSON.parse(readFileSync(join(this.pair.folder, 'pbx.json'), 'utf8')) as { command: string; args: string[] };
    // It outlives the test: the script that has started the pair finds and stops it.
    spawn(command, [...args, '-f'], { stdio: 'ignore', detached: true }).unref();
    await waitFor('the telephones have registered again', () => this.allPhones(), 30_000);
  }

  async allPhones(): Promise<boolean> {
    const answer = await this.ask('GET', '/endpoints/PJSIP').catch(() => null);
    const online = (answer?.status === 200 ? (answer.body as { resource: string; state: string }[]) : []).filter(
      ({ state, resource }) => state === 'online' && resource.startsWith('seat-'),
    );
    return online.length >= 10;
  }
}

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Problem } from './report.mjs';

/**
 * Runs a command with this terminal as its own, so that it may ask questions; answers its exit code. It stays in this
 * script's process group, hence hears Ctrl-C by itself.
 */
export function runInTerminal(command, args, { env, started }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'inherit' });
    started(child);
    child.once('error', (error) => reject(new Problem(`${command} could not be started: ${error.message}`)));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)));
  });
}

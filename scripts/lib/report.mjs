/** A problem the person at the terminal can solve: printed without a stack trace. */
export class Problem extends Error {}

let stream = process.stdout;
const began = Date.now();

/** Sends the progress lines to stderr, for commands whose own output belongs on stdout. */
export function reportOnStderr() {
  stream = process.stderr;
}

/** One line for the person at the terminal. */
export function say(text) {
  stream.write(`${text}\n`);
}

/** Seconds with one decimal, e.g. `3.2 s`. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Milliseconds since this script began. */
export function sinceStart() {
  return Date.now() - began;
}

/**
 * Runs one step and prints how long it took. A step that turns out to have nothing to do answers `false` and is not
 * mentioned; one that is slow says every ten seconds that it still works, so that nobody takes it for hung.
 */
export async function step(name, work) {
  const from = Date.now();
  const timer = setInterval(() => say(`  … ${name}, ${Math.round((Date.now() - from) / 1000)} s`), 10_000);
  try {
    const result = await work();
    if (result !== false) say(`  ${name.padEnd(44)} ${seconds(Date.now() - from)}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

/** Runs a script's main function; prints a Problem in words and anything else with its trace; sets the exit code. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Problem ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
  // An adopted timer or socket must not keep the terminal waiting once everything is stopped.
  process.exit();
}

/** Stops with a Problem when this Node.js is too old for the packages. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Problem(`Dialproof needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

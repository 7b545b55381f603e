/**
 * `node open-loop.mjs <url> <cookie> <path>...`: asks for the paths in turn, twenty times a second (a hundred agents at work) whatever comes back, until its input ends;
 * then prints `{"asked":…,"p50":…,"p99":…,"worst":…}` in milliseconds. A process of its own, so that it measures the server and not itself.
 */
const [url, cookie, ...paths] = process.argv.slice(2);
const EVERY_MS = 50;
const times = [];
let asked = 0;

async function ask() {
  const path = paths[asked++ % paths.length];
  const from = performance.now();
  const answer = await fetch(`${url}${path}`, { headers: { cookie } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  times.push(performance.now() - from);
}

const timer = setInterval(() => void ask().catch((error) => (console.error(error.message), process.exit(1))), EVERY_MS);
process.stdin.resume().on('end', () => {
  clearInterval(timer);
  times.sort((a, b) => a - b);
  const at = (share) => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  console.log(JSON.stringify({ asked: times.length, p50: at(0.5), p99: at(0.99), worst: at(1) }));
  process.exit(0);
});

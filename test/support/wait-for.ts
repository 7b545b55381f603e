/** Asks until the answer is there; fails with the last answer after the limit. Never waits longer than needed. */
export async function waitFor<T>(what: string, ask: () => Promise<T | null | undefined | false>, limitMs = 20_000): Promise<T> {
  const until = performance.now() + limitMs;
  // Asks often at first and then less, so that many who wait do not keep the machine from what they wait for.
  for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 1.4, 250)) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > until) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await new Promise((done) => setTimeout(done, pauseMs));
  }
}

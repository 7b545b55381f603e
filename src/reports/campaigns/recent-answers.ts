/** Answers of the last seconds, so that ten open pages cost one query. Two who ask at once wait for the same answer. */
export class RecentAnswers {
  private readonly known = new Map<string, { at: number; answer: Promise<unknown> }>();

  constructor(private readonly keepMs: number) {}

  async get<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const found = this.known.get(key);
    if (found && performance.now() - found.at < this.keepMs) return found.answer as Promise<T>;
    if (this.known.size > 500) this.known.clear();
    const answer = ask();
    this.known.set(key, { at: performance.now(), answer });
    // A failure is not remembered: the next one who asks tries again.
    answer.catch(() => this.known.delete(key));
    return answer;
  }
}

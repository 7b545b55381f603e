/** Bytes of a keyed hash that are looked at. */
export const PREFIX_BYTES = 4;

/**
 * Beginnings of the keyed hashes that may cost a customer its place (on do-not-call, in the campaign, resting). What is not in here is
 * certainly none of them; what is may be, and is asked of the database. Four bytes each: five million entries take 20 MB.
 */
export class KnownKeys {
  private prefixes = new Uint32Array(0);

  /** `all`: nothing was gathered, so everything has to be asked. */
  constructor(private readonly all: boolean) {}

  /** Takes prefixes of four bytes, one behind the other. */
  gather(parts: readonly Uint8Array[]): void {
    const bytes = Buffer.concat(parts);
    const prefixes = new Uint32Array(bytes.length / PREFIX_BYTES);
    for (let at = 0; at < prefixes.length; at += 1) prefixes[at] = bytes.readUInt32BE(at * PREFIX_BYTES);
    this.prefixes = prefixes.sort();
  }

  mayHold(hash: Buffer): boolean {
    if (this.all) return true;
    const wanted = hash.readUInt32BE(0);
    let low = 0;
    let high = this.prefixes.length;
    // Keyed hashes lie evenly, so a guess by proportion lands near; the search begins around it.
    if (high > 4096) {
      const guess = Math.floor((wanted / 0x1_0000_0000) * high);
      const reach = 4096;
      const [from, to] = [Math.max(0, guess - reach), Math.min(high, guess + reach)];
      if ((from === 0 || this.prefixes[from]! <= wanted) && (to === high || this.prefixes[to]! >= wanted)) [low, high] = [from, to];
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.prefixes[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return this.prefixes[low] === wanted;
  }
}

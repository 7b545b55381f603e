/** Bytes of a keyed hash that are looked at. */
export const PREFIX_BYTES = 4;
/** Eight million bytes of ranges at most. */
const MOST_RANGE_BITS = 26;

/**
 * Beginnings of the keyed hashes that may cost a customer its place (on do-not-call, in the campaign, resting). What is not in here is
 * certainly none of them; what is may be, and is asked of the database. Four bytes each: five million entries take 20 MB.
 */
export class KnownKeys {
  private prefixes = new Uint32Array(0);
  /** One bit for each range of prefixes in which there is one: tells most strangers apart with one look at the memory. */
  private ranges = new Uint8Array(0);
  private shift = 0;

  /** `all`: nothing was gathered, so everything has to be asked. */
  constructor(private readonly all: boolean) {}

  /** Takes prefixes of four bytes, one behind the other. */
  gather(parts: readonly Uint8Array[]): void {
    const prefixes = new Uint32Array(parts.reduce((sum, { length }) => sum + length / PREFIX_BYTES, 0));
    let next = 0;
    for (const part of parts) {
      const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
      for (let at = 0; at < part.length; at += PREFIX_BYTES) prefixes[next++] = view.getUint32(at);
    }
    this.prefixes = prefixes.sort();
    // About ten ranges a prefix, so that nine strangers in ten need no search.
    const bits = Math.min(MOST_RANGE_BITS, Math.max(3, Math.ceil(Math.log2(prefixes.length + 1)) + 3));
    this.shift = 32 - bits;
    this.ranges = new Uint8Array(2 ** (bits - 3));
    for (const prefix of prefixes) this.ranges[prefix >>> (this.shift + 3)]! |= 1 << ((prefix >>> this.shift) & 7);
  }

  mayHold(hash: Buffer): boolean {
    if (this.all) return true;
    const wanted = hash.readUInt32BE(0);
    if (((this.ranges[wanted >>> (this.shift + 3)] ?? 0) & (1 << ((wanted >>> this.shift) & 7))) === 0) return false;
    let low = 0;
    let high = this.prefixes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.prefixes[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return this.prefixes[low] === wanted;
  }
}

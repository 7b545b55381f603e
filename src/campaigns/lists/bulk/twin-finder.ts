/** Words of a fingerprint: 96 bits of a keyed hash, so that in ten million customers two alike by chance are not to be expected. */
const WORDS = 3;
const FIRST_SLOTS = 1 << 16;

/** Which keyed hashes stood further up in the file. Twelve bytes each: a million customers take as much memory as a photograph. */
export class TwinFinder {
  private slots = new Uint32Array(FIRST_SLOTS * WORDS);
  private mask = FIRST_SLOTS - 1;
  private count = 0;

  has(hash: Buffer): boolean {
    return this.slots[this.find(this.slots, hash.readUInt32LE(0) | 1, hash.readUInt32LE(4), hash.readUInt32LE(8)) * WORDS] !== 0;
  }

  add(hash: Buffer): void {
    // The lowest bit marks a used slot.
    const [a, b, c] = [(hash.readUInt32LE(0) | 1) >>> 0, hash.readUInt32LE(4), hash.readUInt32LE(8)];
    const at = this.find(this.slots, a, b, c) * WORDS;
    if (this.slots[at] !== 0) return;
    this.slots[at] = a;
    this.slots[at + 1] = b;
    this.slots[at + 2] = c;
    this.count += 1;
    if (this.count * 3 > (this.mask + 1) * 2) this.grow();
  }

  private find(slots: Uint32Array, a: number, b: number, c: number): number {
    const first = a >>> 0;
    let slot = (b ^ (c << 1)) & this.mask;
    for (; slots[slot * WORDS] !== 0; slot = (slot + 1) & this.mask) {
      const at = slot * WORDS;
      if (slots[at] === first && slots[at + 1] === b && slots[at + 2] === c) return slot;
    }
    return slot;
  }

  private grow(): void {
    const old = this.slots;
    this.mask = this.mask * 2 + 1;
    this.slots = new Uint32Array((this.mask + 1) * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at] === 0) continue;
      const to = this.find(this.slots, old[at]!, old[at + 1]!, old[at + 2]!) * WORDS;
      this.slots.set(old.subarray(at, at + WORDS), to);
    }
  }
}

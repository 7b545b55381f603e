const BLOCK_BYTES = 1024 * 1024;
const INDEX_BLOCK = 65_536;

/**
 * Strings packed as UTF-8 into blocks outside the JavaScript heap: three million of them cost their bytes plus four each, where an
 * array of strings would cost five times as much and slow every garbage collection.
 */
export class StringTable {
  private readonly blocks: Buffer[] = [];
  /** Where each string ends, counted over all blocks. */
  private readonly ends: Uint32Array[] = [];
  private count = 0;
  private used = 0;

  get size(): number {
    return this.count;
  }

  get bytes(): number {
    return this.used;
  }

  add(text: string): void {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) {
      const within = this.used % BLOCK_BYTES;
      if (within === 0) this.blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES));
      const copied = bytes.copy(this.blocks[this.blocks.length - 1]!, within, done);
      done += copied;
      this.used += copied;
    }
    if (this.count % INDEX_BLOCK === 0) this.ends.push(new Uint32Array(INDEX_BLOCK));
    this.ends[this.ends.length - 1]![this.count % INDEX_BLOCK] = this.used;
    this.count += 1;
  }

  /** Undefined for an index that was never added. */
  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const start = index === 0 ? 0 : this.endOf(index - 1);
    const end = this.endOf(index);
    const first = Math.floor(start / BLOCK_BYTES);
    const offset = start % BLOCK_BYTES;
    if (offset + end - start <= BLOCK_BYTES) return start === end ? '' : this.blocks[first]!.toString('utf8', offset, offset + end - start);
    const pieces = this.blocks.slice(first, Math.ceil(end / BLOCK_BYTES));
    return Buffer.concat(pieces).toString('utf8', offset, offset + end - start);
  }

  private endOf(index: number): number {
    return this.ends[Math.floor(index / INDEX_BLOCK)]![index % INDEX_BLOCK]!;
  }
}

import type { CustomerSink, PlainCustomer } from './customer-rows.js';

const HASH_BYTES = 32;
const PIECE_BYTES = 1024 * 1024;
/** More than one customer can take: eight kilobytes sealed, five numbers. */
const LARGEST_CUSTOMER_BYTES = 64 * 1024;
const NOTHING = 0xffff;

/**
 * Customers one behind the other in plain bytes, on their way from the thread that reads to the one that seals. What two threads copy as
 * objects costs more than sealing it.
 */
export class PlainCustomers implements CustomerSink {
  private pieces: Buffer[] = [];
  private piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  private used = 0;

  add({ id, row, customerIndex, person, region, segment, priority, phones }: PlainCustomer): void {
    if (this.used + LARGEST_CUSTOMER_BYTES > PIECE_BYTES) this.close();
    this.used = this.piece.writeDoubleLE(id, this.used);
    this.used = this.piece.writeUInt32LE(row, this.used);
    this.used = this.piece.writeUInt8(priority, this.used);
    this.used = this.piece.writeUInt8(phones.length, this.used);
    this.used += customerIndex.copy(this.piece, this.used);
    this.text(person);
    this.text(region);
    this.text(segment);
    for (const { index, e164 } of phones) {
      this.used += index.copy(this.piece, this.used);
      this.text(e164);
    }
  }

  /** What was added since the last time. */
  take(): Buffer[] {
    this.close();
    const { pieces } = this;
    this.pieces = [];
    return pieces;
  }

  private text(text: string | Buffer | null): void {
    const at = this.used;
    if (text === null) {
      this.used = this.piece.writeUInt16LE(NOTHING, at);
      return;
    }
    const bytes = typeof text === 'string' ? this.piece.write(text, at + 2, 'utf8') : text.copy(this.piece, at + 2);
    this.piece.writeUInt16LE(bytes, at);
    this.used = at + 2 + bytes;
  }

  private close(): void {
    if (this.used === 0) return;
    this.pieces.push(this.piece.subarray(0, this.used));
    this.piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
    this.used = 0;
  }
}

/** Every customer of a piece, in order. What is sealed stays the bytes it is. */
export function* customersOf(given: Uint8Array): Generator<PlainCustomer> {
  const piece = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  let at = 0;
  const bytes = (count: number): Buffer => piece.subarray(at, (at += count));
  const text = (): Buffer | null => {
    const length = piece.readUInt16LE(at);
    at += 2;
    return length === NOTHING ? null : bytes(length);
  };
  while (at < piece.length) {
    const id = piece.readDoubleLE(at);
    const row = piece.readUInt32LE(at + 8);
    const [priority, count] = [piece[at + 12]!, piece[at + 13]!];
    at += 14;
    const customerIndex = bytes(HASH_BYTES);
    const person = text()!;
    const [region, segment] = [text()?.toString() ?? null, text()?.toString() ?? null];
    const phones: { index: Buffer; e164: string }[] = [];
    for (let phone = 0; phone < count; phone += 1) phones.push({ index: bytes(HASH_BYTES), e164: text()!.toString('latin1') });
    yield { id, row, customerIndex, person, region, segment, priority, phones };
  }
}

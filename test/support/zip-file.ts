import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  /** Inflated content; ignored when `raw` is given. */
  content?: string | Buffer;
  /** Raw deflate stream, as it shall stand in the archive. */
  raw?: Buffer;
  /** What the archive claims, where it shall lie. */
  declaredBytes?: number;
  crc?: number;
  flags?: number;
  method?: number;
}

/** An archive byte by byte, so that tests can write what no honest program writes. `zip64` uses the long records for every size. */
export function zipFile(parts: readonly ZipPart[], options: { zip64?: boolean } = {}): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content ?? '');
    const method = part.method ?? 8;
    const data = part.raw ?? (method === 8 ? deflateRawSync(content) : content);
    const facts = {
      crc: part.crc ?? crc32(content),
      compressed: data.length,
      inflated: part.declaredBytes ?? content.length,
      offset,
      method,
    };
    const local = header(part, facts, 'local', options.zip64 === true);
    directory.push(header(part, facts, 'central', options.zip64 === true));
    chunks.push(local, data);
    offset += local.length + data.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...chunks, central, endOf(parts.length, central.length, offset, options.zip64 === true)]);
}

interface Facts {
  crc: number;
  compressed: number;
  inflated: number;
  offset: number;
  method: number;
}

function header(part: ZipPart, facts: Facts, kind: 'local' | 'central', zip64: boolean): Buffer {
  const name = Buffer.from(part.name);
  const extra = zip64 ? extraOf([facts.inflated, facts.compressed, ...(kind === 'central' ? [facts.offset] : [])]) : Buffer.alloc(0);
  const fixed = Buffer.alloc(kind === 'local' ? 30 : 46);
  let at = fixed.writeUInt32LE(kind === 'local' ? 0x04034b50 : 0x02014b50, 0);
  if (kind === 'central') at = fixed.writeUInt16LE(45, at);
  at = fixed.writeUInt16LE(zip64 ? 45 : 20, at);
  at = fixed.writeUInt16LE((part.flags ?? 0) | 0x800, at);
  at = fixed.writeUInt16LE(facts.method, at);
  at = fixed.writeUInt32LE(0, at);
  at = fixed.writeUInt32LE(facts.crc >>> 0, at);
  at = fixed.writeUInt32LE(zip64 ? 0xffffffff : facts.compressed, at);
  at = fixed.writeUInt32LE(zip64 ? 0xffffffff : facts.inflated, at);
  at = fixed.writeUInt16LE(name.length, at);
  fixed.writeUInt16LE(extra.length, at);
  if (kind === 'central') fixed.writeUInt32LE(zip64 ? 0xffffffff : facts.offset, 42);
  return Buffer.concat([fixed, name, extra]);
}

function extraOf(sizes: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + sizes.length * 8);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(sizes.length * 8, 2);
  sizes.forEach((size, index) => extra.writeBigUInt64LE(BigInt(size), 4 + index * 8));
  return extra;
}

function endOf(count: number, bytes: number, offset: number, zip64: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : count, 8);
  end.writeUInt16LE(zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : bytes, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  if (!zip64) return end;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(bytes), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, end]);
}

/** A raw deflate stream of `before`, `block` so many times, `after`: the block is compressed once, so a gibibyte costs nothing to make. */
export function repeatedDeflate(before: string, block: string | Buffer, times: number, after: string): Buffer {
  const piece = (content: string | Buffer): Buffer => deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const repeated = piece(block);
  return Buffer.concat([piece(before), ...Array.from({ length: times }, () => repeated), deflateRawSync(after)]);
}

import { Readable } from 'node:stream';

/** A file that can be read anywhere: uploads lie encrypted in a store, so neither a path nor a descriptor is at hand. */
export interface RandomAccessSource {
  /** Length in bytes. */
  readonly size: number;
  /** The bytes from `offset`; fewer than `length` only at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** One row as a person sees it: `row` counts from 1 and includes the heading; blank rows keep their number. */
export interface SheetRow {
  row: number;
  cells: string[];
}

/** A file already in memory. */
export function bufferSource(buffer: Buffer): RandomAccessSource {
  return { size: buffer.length, read: async (offset, length) => buffer.subarray(offset, offset + length) };
}

const CHUNK_BYTES = 64 * 1024;

/** The bytes from `start` to `end` (exclusive) in chunks of 64 KiB. A source that ends early simply ends. */
export async function* chunksOf(source: RandomAccessSource, start = 0, end = source.size): AsyncGenerator<Buffer> {
  for (let offset = start; offset < end;) {
    const chunk = await source.read(offset, Math.min(CHUNK_BYTES, end - offset));
    if (chunk.length === 0) return;
    offset += chunk.length;
    yield chunk;
  }
}

/** The whole source as a stream. */
export function streamOf(source: RandomAccessSource): Readable {
  return Readable.from(chunksOf(source), { objectMode: false, highWaterMark: CHUNK_BYTES });
}

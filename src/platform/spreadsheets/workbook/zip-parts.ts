import { Readable, pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../../shared/index.js';
import { LIMITS } from '../limits.js';
import { chunksOf, type RandomAccessSource } from '../source.js';

/** Observes how many bytes of the file itself were consumed for a part. */
export type OnCompressedBytes = (bytes: number) => void;

/** Lets yauzl read a source, and keeps a failure of the store apart from a fault in the file. */
class SourceReader extends yauzl.RandomAccessReader {
  storeFailure: Error | null = null;

  constructor(private readonly source: RandomAccessSource) {
    super();
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytes?: number) => void,
  ): void {
    this.source.read(position, length).then(
      (found) => callback(null, found.copy(buffer, offset)),
      (error: unknown) => {
        this.storeFailure = error as Error;
        callback(error as Error);
      },
    );
  }
}

/** The parts of a zip package. Names are only keys: nothing is ever written to a path. */
export class ZipParts {
  private readonly entries = new Map<string, Entry>();

  private constructor(
    private readonly source: RandomAccessSource,
    private readonly zip: ZipFile,
  ) {}

  /** @throws AppError file_broken {reason}: not_a_zip, part_name, encrypted, too_many_parts, duplicate_part */
  static async open(source: RandomAccessSource, mostEntries: number = LIMITS.zipEntries): Promise<ZipParts> {
    const reader = new SourceReader(source);
    try {
      const zip = await yauzl.fromRandomAccessReaderPromise(reader, source.size, { autoClose: false });
      const parts = new ZipParts(source, zip);
      for await (const entry of zip.eachEntry()) parts.take(entry, mostEntries);
      return parts;
    } catch (error) {
      if (reader.storeFailure) throw reader.storeFailure;
      if (error instanceof AppError) throw error;
      throw new AppError('file_broken', { reason: reasonOf(error) });
    }
  }

  /** Two parts of one name mean that two programs may read two different lists from one file. */
  private take(entry: Entry, mostEntries: number): void {
    const name = entry.fileName.toLowerCase();
    if (this.entries.has(name)) throw new AppError('file_broken', { reason: 'duplicate_part' });
    if (this.entries.size >= mostEntries) throw new AppError('file_broken', { reason: 'too_many_parts' });
    this.entries.set(name, entry);
  }

  /** Part names are compared without regard to case, as the packaging standard (ECMA-376 part 2) asks. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Names of all parts, in lower case. */
  names(): string[] {
    return [...this.entries.keys()];
  }

  /** The inflated length the archive declares: good for an estimate, not to be trusted. */
  declaredBytes(name: string): number {
    return this.entries.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  /**
   * Inflates one part as a stream, counting; `ratio`: so many bytes may come out of one. @throws AppError file_broken {reason, part}: part_missing, encrypted, compression, bomb,
   * part_too_large, checksum, damaged
   */
  async *inflate(
    name: string,
    limitBytes: number,
    onBytes?: OnCompressedBytes,
    ratio: number = LIMITS.inflateRatio,
  ): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw broken('part_missing', name);
    if (entry.isEncrypted()) throw broken('encrypted', name);
    if (!entry.canDecodeFileData()) throw broken('compression', name);
    const start = await this.startOf(entry, name);
    const compressed = chunksOf(this.source, start, start + entry.compressedSize);
    let inflated = 0;
    let consumed = 0;
    let checksum = 0;
    const counted = countedChunks(compressed, (bytes) => {
      consumed += bytes;
      onBytes?.(consumed);
    });
    try {
      for await (const chunk of entry.compressionMethod === 8 ? inflatedChunks(counted, name, ratio) : counted) {
        inflated += chunk.length;
        if (inflated > limitBytes) throw broken('part_too_large', name);
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      if (isZlibFault(error)) throw broken('damaged', name);
      throw error;
    }
    if (checksum !== entry.crc32) throw broken('checksum', name);
  }

  private async startOf(entry: Entry, name: string): Promise<number> {
    const reader = (this.zip as unknown as { reader: SourceReader }).reader;
    try {
      return (await this.zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
    } catch {
      throw reader.storeFailure ?? broken('damaged', name);
    }
  }
}

/** yauzl tells its refusals apart by their English alone. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/relative path|absolute path|characters in fileName/.test(message)) return 'part_name';
  return message.includes('encryption') ? 'encrypted' : 'not_a_zip';
}

function broken(reason: string, part: string): AppError {
  return new AppError('file_broken', { reason, part: part.slice(0, 100) });
}

/** zlib's own errors carry codes like Z_DATA_ERROR; a failing store must not look like a broken file. */
function isZlibFault(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');
}

async function* countedChunks(chunks: AsyncIterable<Buffer>, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

/** The ratio is taken against what zlib has eaten, not against what was read for it: a bomb is known within its first mebibytes. */
async function* inflatedChunks(compressed: AsyncIterable<Buffer>, name: string, ratio: number): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  pipeline(Readable.from(compressed, { highWaterMark: 1 }), inflate, () => undefined);
  let inflated = 0;
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    inflated += chunk.length;
    if (inflated > LIMITS.ratioFreeBytes && inflated > inflate.bytesWritten * ratio) throw broken('bomb', name);
    yield chunk;
  }
}

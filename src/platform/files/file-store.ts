import { Injectable, Logger } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { AppError, Clock } from '../../shared/index.js';
import { Config } from '../config/config.js';
import { type KeyDomain, KeyStore } from '../crypto/key-store.js';
import { type FileClass, StoredFile } from './stored-file.entity.js';

/** Plain bytes per encrypted block. Each block is `iv(12) ciphertext tag(16)` and bound to file, index and being the last. */
const BLOCK = 64 * 1024;
const OVERHEAD = 28;

const KEY_DOMAINS: Record<FileClass, KeyDomain> = { upload: 'upload', recording: 'recording', peaks: 'recording', statement: 'statement' };

/** A stored file to read at any place; nothing but the asked blocks is decrypted. */
export interface OpenFile {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** What lies on disk, before its row exists. */
export interface IncomingFile {
  location: string;
  keyId: string;
  sizeBytes: number;
  sha256: Buffer;
}

/**
 * Files, encrypted at rest, in a folder. Bytes first, row second: a crash between leaves an unreferenced ciphertext, never a row
 * without its bytes.
 */
@Injectable()
export class FileStore {
  constructor(
    private readonly config: Config,
    private readonly keys: KeyStore,
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Encrypts a stream to disk. Throws `payload_too_large` past `maxBytes`, with nothing left behind. */
  async receive(fileClass: FileClass, content: AsyncIterable<Buffer>, maxBytes: number): Promise<IncomingFile> {
    const keyId = this.keys.create(KEY_DOMAINS[fileClass]);
    const name = randomBytes(16).toString('hex');
    const location = join(fileClass, name.slice(0, 2), name);
    const path = join(this.folder, location);
    await mkdir(join(this.folder, fileClass, name.slice(0, 2)), { recursive: true, mode: 0o700 });
    const file = await open(`${path}.part`, 'wx', 0o600);
    try {
      const written = await writeBlocks(file, this.keys.get(keyId), name, content, maxBytes);
      await file.sync();
      await file.close();
      await rename(`${path}.part`, path);
      return { location, keyId, ...written };
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(`${path}.part`, { force: true });
      this.keys.destroy(keyId);
      throw error;
    }
  }

  /** The row for received bytes; call it inside the unit of work that makes use of the file. */
  record(fileClass: FileClass, incoming: IncomingFile): Partial<StoredFile> {
    const { location, keyId, sha256 } = incoming;
    return { fileClass, location, keyId, sha256, sizeBytes: String(incoming.sizeBytes), createdAt: this.clock.now(), destroyedAt: null };
  }

  /** Takes back received bytes whose row was never written. */
  async discard(incoming: IncomingFile): Promise<void> {
    this.keys.destroy(incoming.keyId);
    await rm(join(this.folder, incoming.location), { force: true });
  }

  async open(fileId: string): Promise<OpenFile> {
    const row = await this.source.manager.findOneBy(StoredFile, { id: fileId });
    if (!row || row.destroyedAt) throw new AppError('not_found', { file: fileId });
    const handle = await open(join(this.folder, row.location), 'r');
    const key = this.keys.get(row.keyId);
    const name = row.location.split('/').pop()!;
    const size = Number(row.sizeBytes);
    return {
      size,
      read: (offset, length) => readRange(handle, key, name, size, offset, length),
      close: () => handle.close(),
    };
  }

  /** A stream over a stored file from `offset`; closes the file at its end or when it is destroyed. */
  async stream(fileId: string, offset = 0): Promise<Readable> {
    const file = await this.open(fileId);
    async function* blocks(): AsyncGenerator<Buffer> {
      try {
        for (let at = offset; at < file.size; at += BLOCK) yield await file.read(at, Math.min(BLOCK, file.size - at));
      } finally {
        await file.close();
      }
    }
    return Readable.from(blocks(), { objectMode: false });
  }

  /** Destroys the key first, then the bytes: from here on no backup of the folder can be read (S5). */
  async destroy(fileId: string): Promise<void> {
    const row = await this.source.manager.findOneBy(StoredFile, { id: fileId });
    if (!row || row.destroyedAt) return;
    this.keys.destroy(row.keyId);
    await rm(join(this.folder, row.location), { force: true });
    await this.source.manager.update(StoredFile, { id: fileId }, { destroyedAt: this.clock.now() });
    Logger.log(`file ${fileId} destroyed`, 'FileStore');
  }

  private get folder(): string {
    return join(this.config.dataDir, 'files');
  }
}

function blockContext(name: string, index: number): Buffer {
  return Buffer.from(`${name}:${index}`);
}

async function writeBlocks(
  file: FileHandle,
  key: Buffer,
  name: string,
  content: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<{ sizeBytes: number; sha256: Buffer }> {
  const hash = createHash('sha256');
  let pending = Buffer.alloc(0);
  let sizeBytes = 0;
  let index = 0;
  const flush = async (plain: Buffer): Promise<void> => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(blockContext(name, index));
    index += 1;
    await file.write(Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
  };
  for await (const chunk of content) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw new AppError('payload_too_large', { limitBytes: maxBytes });
    hash.update(chunk);
    pending = Buffer.concat([pending, chunk]);
    for (; pending.length >= BLOCK; pending = pending.subarray(BLOCK)) await flush(pending.subarray(0, BLOCK));
  }
  if (pending.length > 0) await flush(pending);
  return { sizeBytes, sha256: hash.digest() };
}

async function readRange(handle: FileHandle, key: Buffer, name: string, size: number, offset: number, length: number): Promise<Buffer> {
  const end = Math.min(offset + length, size);
  const parts: Buffer[] = [];
  for (let index = Math.floor(offset / BLOCK); index * BLOCK < end; index += 1) {
    const plainLength = Math.min(BLOCK, size - index * BLOCK);
    const sealed = Buffer.alloc(plainLength + OVERHEAD);
    const { bytesRead } = await handle.read(sealed, 0, sealed.length, index * (BLOCK + OVERHEAD));
    if (bytesRead !== sealed.length) throw new Error('stored file is shorter than its row says');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(blockContext(name, index));
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    parts.push(plain.subarray(Math.max(0, offset - index * BLOCK), Math.min(plainLength, end - index * BLOCK)));
  }
  return Buffer.concat(parts);
}

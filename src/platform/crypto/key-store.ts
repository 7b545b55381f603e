import { Injectable } from '@nestjs/common';
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '../config/config.js';
import { writeDurably } from './write-durably.js';

/** What a data key protects; destroying one domain's key leaves the others readable (S5). */
export type KeyDomain = 'list' | 'recording' | 'upload' | 'do-not-call' | 'people' | 'statement' | 'integration';

/**
 * The key store: a folder apart from the database, with its own short backup retention. Each data key is a file wrapped by the master
 * key; a destroyed key cannot come back with a database backup (S5).
 */
@Injectable()
export class KeyStore {
  private readonly master: Buffer;
  private readonly cache = new Map<string, Buffer>();

  constructor(private readonly config: Config) {
    mkdirSync(join(config.keyDir, 'data-keys'), { recursive: true, mode: 0o700 });
    this.master = this.secret('master.key', 32);
  }

  /** Makes a data key and answers its id, `<domain>-<random>`. It is on disk before this returns. */
  create(domain: KeyDomain): string {
    const id = `${domain}-${randomBytes(12).toString('hex')}`;
    const key = randomBytes(32);
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.master, iv).setAAD(Buffer.from(id));
    const wrapped = Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    writeDurably(this.path(id), wrapped);
    this.cache.set(id, key);
    return id;
  }

  /** The 32 bytes of a data key; throws when it was destroyed or never was. */
  get(id: string): Buffer {
    const cached = this.cache.get(id);
    if (cached) return cached;
    if (!existsSync(this.path(id))) throw new Error(`data key ${id} does not exist (destroyed?)`);
    const wrapped = readFileSync(this.path(id));
    const decipher = createDecipheriv('aes-256-gcm', this.master, wrapped.subarray(0, 12)).setAAD(Buffer.from(id));
    decipher.setAuthTag(wrapped.subarray(-16));
    const key = Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
    if (this.cache.size > 5000) this.cache.clear();
    this.cache.set(id, key);
    return key;
  }

  /** The key of a domain that has exactly one: do-not-call, people and integration. Made at first use. */
  single(domain: 'do-not-call' | 'people' | 'integration'): string {
    const pointer = join(this.config.keyDir, `${domain}.current`);
    if (!existsSync(pointer)) writeDurably(pointer, Buffer.from(this.create(domain)), { keepExisting: true });
    return readFileSync(pointer, 'utf8').trim();
  }

  /** Destroys a data key for ever. Harmless when it is gone. Other processes forget it at their next read of a destroyed row. */
  destroy(id: string): void {
    this.cache.delete(id);
    rmSync(this.path(id), { force: true });
  }

  /** The key of the blind index, version 1 (HMAC-SHA-256). */
  indexKey(): Buffer {
    return this.secret('blind-index.v1.key', 32);
  }

  /** Ed25519 pair that signs the head of the audit chain. */
  signingPair(): { privateKey: KeyObject; publicKey: KeyObject } {
    const path = join(this.config.keyDir, 'audit-signing.pem');
    if (!existsSync(path)) {
      const pair = generateKeyPairSync('ed25519');
      writeDurably(path, Buffer.from(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })), { keepExisting: true });
    }
    const privateKey = createPrivateKey(readFileSync(path));
    return { privateKey, publicKey: createPublicKey(privateKey) };
  }

  private readonly secrets = new Map<string, Buffer>();

  private secret(name: string, bytes: number): Buffer {
    const known = this.secrets.get(name);
    if (known) return known;
    const path = join(this.config.keyDir, name);
    if (!existsSync(path)) writeDurably(path, randomBytes(bytes), { keepExisting: true });
    const value = readFileSync(path);
    if (value.length !== bytes) throw new Error(`${name} in the key folder is damaged: ${value.length} bytes instead of ${bytes}`);
    this.secrets.set(name, value);
    return value;
  }

  private path(id: string): string {
    if (!/^[a-z-]+-[0-9a-f]{24}$/.test(id)) throw new Error('not a data key id');
    return join(this.config.keyDir, 'data-keys', `${id}.key`);
  }
}

import { Injectable } from '@nestjs/common';
import { KeyStore } from './key-store.js';
import { blindIndex, type IndexKind, seal, unseal } from './seal.js';

/** Seals and opens personal values by data-key id, and computes blind indexes. */
@Injectable()
export class Protector {
  constructor(private readonly keys: KeyStore) {}

  seal(keyId: string, plain: string, context: string): Buffer {
    return seal(this.keys.get(keyId), plain, context);
  }

  unseal(keyId: string, sealed: Buffer, context: string): string {
    return unseal(this.keys.get(keyId), sealed, context);
  }

  index(kind: IndexKind, value: string): Buffer {
    return blindIndex(this.keys.indexKey(), kind, value);
  }
}

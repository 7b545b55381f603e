import { Global, Module } from '@nestjs/common';
import { KeyStore } from './key-store.js';
import { Protector } from './protector.js';

@Global()
@Module({ providers: [KeyStore, Protector], exports: [KeyStore, Protector] })
export class CryptoModule {}

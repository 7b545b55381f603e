import { Column, Entity } from 'typeorm';
import { At, Hash, Id, Text } from '../database/columns.js';

export type FileClass = 'upload' | 'recording' | 'peaks' | 'statement';

/** An encrypted file behind the files port. `sha256` is of the plain bytes, taken at intake (S9). */
@Entity()
export class StoredFile {
  @Id() id!: string;
  @Text(20) fileClass!: FileClass;
  @Text(60) keyId!: string;
  @Text(120) location!: string;
  @Column({ type: 'bigint' }) sizeBytes!: string;
  @Hash() sha256!: Buffer;
  @At() createdAt!: Date;
  @At(true) destroyedAt!: Date | null;
}

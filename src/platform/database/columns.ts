import { Column, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The few column kinds the product uses, so that an entity reads as a record and every table follows the same rules. */

/** bigint auto-increment key, a string in code and JSON. */
export const Id = (): PropertyDecorator => PrimaryGeneratedColumn({ type: 'bigint', unsigned: true });
export const KeyRef = (): PropertyDecorator => PrimaryColumn('bigint', { unsigned: true });
/** Reference to another row's id; no relation crosses a feature. */
export const Ref = (nullable = false): PropertyDecorator => Column({ type: 'bigint', unsigned: true, nullable });
/** UTC instant with milliseconds. */
export const At = (nullable = false): PropertyDecorator => Column('datetime', { precision: 3, nullable });
/** Local calendar day. */
export const On = (nullable = false): PropertyDecorator => Column({ type: 'date', nullable });
export const KeyOn = (): PropertyDecorator => PrimaryColumn('date');
export const Text = (length = 255, nullable = false): PropertyDecorator => Column('varchar', { length, nullable });
export const KeyText = (length = 64): PropertyDecorator => PrimaryColumn('varchar', { length });
export const Int = (nullable = false): PropertyDecorator => Column({ type: 'int', nullable });
export const Flag = (): PropertyDecorator =>
  Column({ type: 'tinyint', transformer: { to: (value: unknown) => value, from: (value: unknown) => Number(value) === 1 } });
/** 32-byte hash or blind index. */
export const Hash = (nullable = false): PropertyDecorator => Column({ type: 'binary', length: 32, nullable });
export const KeyHash = (): PropertyDecorator => PrimaryColumn('binary', { length: 32 });
/** Ciphertext. */
export const Sealed = (length = 512, nullable = false): PropertyDecorator => Column({ type: 'varbinary', length, nullable });
export const Json = (nullable = false): PropertyDecorator => Column({ type: 'simple-json', nullable });
/** Money in fen: bigint in database and code. */
export const Fen = (nullable = false): PropertyDecorator =>
  Column({
    type: 'bigint',
    nullable,
    transformer: {
      to: (value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
      from: (value: unknown) => (value === null || value === undefined ? value : BigInt(String(value))),
    },
  });

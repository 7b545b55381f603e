import { Entity } from 'typeorm';
import { KeyRef, Ref } from '../../platform/index.js';

/** How far the feed of a bank is numbered. The row of bank 0 is the sequencer's turn: who holds its lock numbers. */
@Entity()
export class FeedHead {
  @KeyRef() bankId!: string;
  @Ref() seq!: string;
}

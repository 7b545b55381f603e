import { setImmediate as nextTurn } from 'node:timers/promises';

const SLICE_BYTES = 1024 * 1024;

/** Bytes a megabyte at a time, with a turn of the event loop between: hashing a large recording in one go would stop everything else. */
export async function* inSlices(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += SLICE_BYTES) {
      yield piece.subarray(at, at + SLICE_BYTES);
      await nextTurn();
    }
  }
}

import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** As `nice` begins: an import gets what people who wait for a page leave over, and all of it when nobody waits. */
const LOWER = 10;

/** Lowers the priority of the calling thread alone. Where threads have none of their own (not Linux), nothing changes. */
export function yieldToOthers(): void {
  try {
    const thread = Number(/\d+$/.exec(readlinkSync('/proc/thread-self'))?.[0]);
    if (thread !== process.pid) setPriority(thread, LOWER);
  } catch {
    // It is a courtesy, and no import fails for it.
  }
}

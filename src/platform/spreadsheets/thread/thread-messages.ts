/** What the thread that reads a file asks of the main thread, which alone can open stored files, and what it answers. */
export type FromThread<Batch> =
  | { kind: 'read'; request: number; offset: number; length: number }
  | { kind: 'batch'; batch: Batch | null }
  | { kind: 'refused'; code: string; facts: Record<string, unknown> }
  | { kind: 'broken'; message: string };

/** What the main thread says. `next` asks for the next batch and may hand something over for it. */
export type ToThread =
  { kind: 'bytes'; request: number; bytes: Uint8Array } | { kind: 'failed'; request: number } | { kind: 'next'; given: number };

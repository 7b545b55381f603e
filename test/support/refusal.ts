import { AppError } from '../../src/shared/index.js';

/** The code and facts of the AppError that `action` ends with; null when it ends well. Any other error passes through. */
export async function refusalOf(action: () => Promise<unknown>): Promise<{ code: string; facts: Record<string, unknown> } | null> {
  try {
    await action();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, facts: error.facts };
  }
}

/** Everything an async iterable gives. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

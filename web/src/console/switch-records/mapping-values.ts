import type { SwitchMapping, SwitchPreview } from '../../shared/api-types';

type Columns = SwitchMapping['columns'];
export type Target = keyof Columns | 'ignore';
export const TARGETS: readonly Target[] = [
  ...(['ignore', 'start', 'date', 'answer', 'end', 'talk', 'duration', 'extension', 'number', 'cause', 'recording'] as const),
];

/** What the form holds. */
export interface Given {
  exchange: string;
  timeOrder: SwitchMapping['timeOrder'];
  zone: string;
  numberPrefix: string;
  toleranceSeconds: number;
  channels: SwitchMapping['channels'];
  extensions: Record<string, string>;
  /** A line each: text=cause. */
  causes: string;
}

type SomeColumns = { [Column in keyof Columns]: number | null };

export function suggestedColumns({ suggested }: SwitchPreview): SomeColumns {
  return suggested;
}

/** What each column of the file means. */
export function targetsOf(columns: SomeColumns, { headings }: SwitchPreview): Target[] {
  const targets: Target[] = headings.map(() => 'ignore');
  for (const [target, column] of Object.entries(columns) as [keyof Columns, number | null][])
    if (column !== null && column < targets.length) targets[column] = target;
  return targets;
}

/** The text that says what is missing; null: nothing. */
export function columnsProblem(targets: readonly Target[]): 'needStart' | 'needAnswer' | 'needEnd' | 'twice' | null {
  const has = (target: Target): boolean => targets.includes(target);
  const used = targets.filter((target) => target !== 'ignore');
  if (new Set(used).size !== used.length) return 'twice';
  if (!has('start') || !has('extension') || !has('number')) return 'needStart';
  if (!has('answer') && !has('talk')) return 'needAnswer';
  return has('end') || has('duration') || (has('answer') && has('talk')) ? null : 'needEnd';
}

export function mappingOf({ exchange: _exchange, extensions, causes, ...rest }: Given, targets: readonly Target[]): SwitchMapping {
  const columnOf = (target: Target): number | null => {
    const at = targets.indexOf(target);
    return at < 0 ? null : at;
  };
  return {
    ...{ ...rest, numberPrefix: rest.numberPrefix ?? '' },
    columns: {
      ...{ start: columnOf('start')!, extension: columnOf('extension')!, number: columnOf('number')! },
      ...{ date: columnOf('date'), answer: columnOf('answer'), end: columnOf('end'), talk: columnOf('talk') },
      ...{ duration: columnOf('duration'), cause: columnOf('cause'), recording: columnOf('recording') },
    },
    extensions: Object.entries(extensions ?? {}).flatMap(([seat, extension]) =>
      extension.trim() === '' ? [] : [{ seat, extension: extension.trim() }],
    ),
    causes: (causes ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ text: line.slice(0, line.lastIndexOf('=')).trim(), cause: Number(line.slice(line.lastIndexOf('=') + 1)) })),
  };
}

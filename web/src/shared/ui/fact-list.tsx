import type { ReactNode } from 'react';
import './ui.css';

export type Fact = readonly [name: string, value: ReactNode];

/** Names and values in two columns; what is not known shows as a dash. */
export function FactList({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

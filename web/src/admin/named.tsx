import type { ReactNode } from 'react';
import { useSettings } from '../shared/i18n/settings';
import { type Pair, textOf } from '../shared/i18n/texts';

/** A thing in words with the name that the machine, the logs and the filters know it by. */
export function Named({ name, texts }: { name: string; texts: Readonly<Record<string, Pair>> }): ReactNode {
  const { language } = useSettings();
  const text = texts[name];
  if (!text) return <span className="audit-name">{name}</span>;
  return (
    <>
      {textOf(text, language)}
      <div className="audit-name quiet">{name}</div>
    </>
  );
}

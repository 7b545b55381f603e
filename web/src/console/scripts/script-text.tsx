import type { ReactNode } from 'react';
import type { Script, ScriptBody, ScriptSection } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { SCRIPT_TEXTS } from './script-texts';

/** A script as a page to read: opening, sections, objections. */
export function ScriptText({ body, language }: { body: ScriptBody; language: Script['language'] }): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  return (
    <div className="script-text" lang={language}>
      <h3>{t('opening')}</h3>
      <p>{body.opening}</p>
      <Parts title={t('sections')} parts={body.sections} />
      <Parts title={t('objections')} parts={body.objections} />
    </div>
  );
}

function Parts({ title, parts }: { title: string; parts: ScriptSection[] }): ReactNode {
  if (parts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {parts.map((part) => (
          <div key={part.key} className="script-part">
            <dt>{part.title}</dt>
            <dd>{part.text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

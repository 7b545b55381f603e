import type { ReactNode } from 'react';
import type { Finding } from '../api-types';
import { useTexts } from '../i18n/settings';
import { FINDING_GRADE_TEXTS } from '../i18n/record-texts';
import './finding-list.css';

/** What the examination found, as sentences; a finding is a question with facts, never a verdict. */
export function FindingList({ findings, empty }: { findings: Finding[]; empty: ReactNode }): ReactNode {
  const t = useTexts(FINDING_GRADE_TEXTS);
  if (findings.length === 0) return <p className="quiet">{empty}</p>;
  return (
    <ul className="finding-list">
      {findings.map((finding) => (
        <li key={finding.code}>
          <span className={finding.grade === 'contradiction' ? 'pill tone-error' : 'pill tone-warning'}>{t(finding.grade)}</span>
          <span>{finding.code}</span>
        </li>
      ))}
    </ul>
  );
}

import type { ReactNode } from 'react';
import { GRADE_LOOKS } from '../../review-desk/grade-looks';
import type { Finding } from '../../shared/api-types';
import { FindingSentence } from '../../shared/i18n/finding-sentence';
import { StateTag } from '../../shared/ui/state-tag';
import './finding-list.css';

/** What the examination found, as sentences; a finding is a question with facts, never a verdict. */
export function FindingList({ findings, empty }: { findings: Finding[]; empty: ReactNode }): ReactNode {
  if (findings.length === 0) return <p className="quiet">{empty}</p>;
  return (
    <ul className="finding-list">
      {findings.map((finding, index) => (
        <li key={`${finding.code}${index}`}>
          <StateTag states={GRADE_LOOKS} state={finding.grade} />
          <span>
            <FindingSentence code={finding.code} facts={finding.facts} />
          </span>
        </li>
      ))}
    </ul>
  );
}

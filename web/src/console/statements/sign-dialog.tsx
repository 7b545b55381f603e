import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import type { Statement } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { ACTION_DIALOG_TEXTS } from './action-dialog-texts';
import { useStatementAct } from './use-statement-act';

interface SignDialogProps {
  statement: Statement;
  action: 'agree' | 'approve' | 'close';
  onClose: () => void;
}

/** A yes to exactly the document that is shown: its hash goes with it. */
export function SignDialog({ statement, action, onClose }: SignDialogProps): ReactNode {
  const t = useTexts(ACTION_DIALOG_TEXTS);
  const { fen } = useFormat();
  const act = useStatementAct(statement.id, action, onClose);
  const { sha256 } = statement;
  const amount = fen(statement.document?.totals.payableFen ?? statement.payableFen ?? '0');
  return (
    <Dialog
      open
      title={t(action)}
      confirm={t(action)}
      busy={act.isPending}
      onConfirm={() => act.mutate(action === 'close' ? {} : { sha256 })}
      onClose={onClose}
    >
      <div className="stack">
        <p>{t(`${action}Help`, { amount })}</p>
        {action !== 'close' && <p className="meta">{t('document', { hash: sha256?.slice(0, 16) })}</p>}
        {act.error && <ProblemNotice problem={ApiProblem.from(act.error)} />}
      </div>
    </Dialog>
  );
}

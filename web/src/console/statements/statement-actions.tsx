import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Statement, StatementAction } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { ACTION_DIALOG_TEXTS } from './action-dialog-texts';
import { DisputeDialog } from './dispute-dialog';
import { InvoiceDialog } from './invoice-dialog';
import { NoteDialog } from './note-dialog';
import { PayDialog } from './pay-dialog';
import { SignDialog } from './sign-dialog';
import { nextAct } from './statement-steps';

/** The step that comes next is the one filled button; what is possible beside it stays plain. */
export function StatementActions({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(ACTION_DIALOG_TEXTS);
  const [acting, setActing] = useState<StatementAction | null>(null);
  const primary = nextAct(statement);
  const close = (): void => setActing(null);
  const shared = { statement, onClose: close };
  const wordOf = (action: StatementAction): string => t(action === 'assess' && statement.state !== 'reported' ? 'assessAgain' : action);
  const order = statement.actions.toSorted((a, b) => Number(a === primary) - Number(b === primary));
  return (
    <>
      {order.map((action) => (
        <Button
          key={action}
          type={action === primary ? 'primary' : 'default'}
          onClick={() => setActing(action)}
          data-testid={`statement-${action}`}
        >
          {wordOf(action)}
        </Button>
      ))}
      {(acting === 'report' || acting === 'assess') && <NoteDialog {...shared} action={acting} title={wordOf(acting)} />}
      {(acting === 'agree' || acting === 'approve' || acting === 'close') && <SignDialog {...shared} action={acting} />}
      {acting === 'dispute' && <DisputeDialog {...shared} />}
      {acting === 'invoice' && <InvoiceDialog {...shared} />}
      {acting === 'pay' && <PayDialog {...shared} />}
    </>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { DncEntry } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { type Language, textOf } from '../../shared/i18n/texts';
import { useMe } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { type StateLook, StateTag } from '../../shared/ui/state-tag';
import { DNC_TEXTS } from './dnc-texts';

const STATES: Record<DncEntry['state'], StateLook> = {
  active: { text: ['停拨', 'Blocked'], tone: 'error', shape: 'cross' },
  removal_requested: { text: ['申请移出', 'Removal asked'], tone: 'warning', shape: 'half' },
  removed: { text: ['已移出', 'Removed'], tone: 'plain', shape: 'ring' },
  lapsed: { text: ['已到期', 'Lapsed'], tone: 'plain', shape: 'ring' },
};

interface DncTableProps {
  rows: DncEntry[];
  label: string;
  empty?: ReactNode;
  more?: (() => void) | undefined;
  loadingMore?: boolean;
}

export function DncTable({ rows, label, ...rest }: DncTableProps): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const { language } = useSettings();
  const me = useMe();
  const [acting, setActing] = useState<{ entry: DncEntry; act: 'removal' | 'approve' } | null>(null);
  return (
    <>
      <DataTable<DncEntry>
        {...rest}
        label={label}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { title: t('numbers'), width: 176, cell: (row) => format.list(row.masked) },
          { title: t('source'), width: 104, keep: true, cell: (row) => t(`source_${row.source}`) },
          {
            title: t('reason'),
            cell: (row) => (
              <>
                {reasonOf(row, language)}
                {row.evidenceCallId && <div className="meta">{t('call', { id: row.evidenceCallId })}</div>}
              </>
            ),
          },
          { title: t('entered'), width: 200, cell: (row) => t('byAt', { by: row.by, at: format.dateTime(row.at) }) },
          {
            title: t('state'),
            width: 216,
            cell: (row) => (
              <>
                <StateTag states={STATES} state={row.state} />
                {row.state === 'removal_requested' && (
                  <div className="meta">{t('waiting', { name: row.removalRequestedBy, reason: row.removalReason })}</div>
                )}
                {row.state === 'removal_requested' && row.removalRequestedBy === me.displayName && (
                  <div className="meta">{t('otherApproves')}</div>
                )}
              </>
            ),
          },
          {
            title: common('actions'),
            width: 176,
            keep: true,
            cell: (row) => (
              <>
                {mayAsk(row) && (
                  <Button type="link" onClick={() => setActing({ entry: row, act: 'removal' })}>
                    {t('removal')}
                  </Button>
                )}
                {mayApprove(row) && (
                  <Button type="link" onClick={() => setActing({ entry: row, act: 'approve' })}>
                    {t('approve')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      <RemovalDialog acting={acting} onClose={() => setActing(null)} />
    </>
  );
}

/** An entry that a call made carries the outcome's code; any other what somebody wrote. */
function reasonOf({ reason }: DncEntry, language: Language): string {
  const outcome = (OUTCOME_TEXTS as Readonly<Record<string, readonly [string, string]>>)[reason ?? ''];
  return outcome ? textOf(outcome, language) : reason;
}

function mayAsk(entry: DncEntry): boolean {
  return entry.actions.some((act) => ['removal', 'request_removal', 'requestRemoval'].includes(act));
}

function mayApprove(entry: DncEntry): boolean {
  return entry.actions.some((act) => ['approve', 'approve_removal', 'approveRemoval'].includes(act));
}

function RemovalDialog({
  acting,
  onClose,
}: {
  acting: { entry: DncEntry; act: 'removal' | 'approve' } | null;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) => api.post<DncEntry>(path, body),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ queryKey: ['do-not-call'] });
    },
  });
  const path = acting ? `/do-not-call/${acting.entry.id}/removal` : '';
  const problem = change.error ? ApiProblem.from(change.error) : null;
  return (
    <>
      <ReasonDialog
        open={acting?.act === 'removal'}
        title={t('removalTitle')}
        confirm={t('removal')}
        busy={change.isPending}
        problem={problem}
        onConfirm={(reason) => change.mutate({ path, body: { reason } })}
        onClose={onClose}
      >
        <p>{t('removalHelp')}</p>
      </ReasonDialog>
      <Dialog
        open={acting?.act === 'approve'}
        title={t('approveTitle')}
        confirm={t('approve')}
        busy={change.isPending}
        onConfirm={() => change.mutate({ path: `${path}/approve`, body: {} })}
        onClose={onClose}
        width={480}
      >
        <div className="stack">
          <p>{t('approveHelp', { reason: acting?.entry.removalReason })}</p>
          {problem && <ProblemNotice problem={problem} />}
        </div>
      </Dialog>
    </>
  );
}

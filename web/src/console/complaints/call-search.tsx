import { SearchOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { Complaint, FoundCall, FoundCalls } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyState, Panel } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { seatLabel } from '../../shared/ui/seat-label';
import { COMPLAINT_TEXTS } from './complaint-texts';
import { RecordDialog } from './record-dialog';
import './complaints.css';

/** Finds the call by the customer's number; what was searched for is forgotten as soon as it is answered. */
export function CallSearch(): ReactNode {
  const t = useTexts(COMPLAINT_TEXTS);
  const [text, setText] = useState('');
  const [found, setFound] = useState<FoundCalls | null>(null);
  const search = useMutation({
    mutationFn: (number: string) => api.post<FoundCalls>('/complaints/search', { number }),
    onSuccess: (answer) => {
      setFound(answer);
      setText('');
      // The mutation keeps what it was called with; the number must not stay in memory.
      search.reset();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setFound(null);
    if (text.trim()) search.mutate(text.trim());
  };
  const recorded = ({ callId, id }: Complaint): void =>
    setFound((was) => was && { ...was, items: was.items.map((call) => (call.callId === callId ? { ...call, complaintId: id } : call)) });
  return (
    <Panel title={t('searchTitle')}>
      <form className="row row-wide row-wrap" onSubmit={submit} autoComplete="off">
        <Input
          aria-label={t('number')}
          placeholder={t('number')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          inputMode="tel"
          autoComplete="off"
          maxLength={40}
          style={{ width: 240 }}
          data-testid="complaint-search"
        />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />} disabled={!text.trim()} loading={search.isPending}>
          {t('search')}
        </Button>
        <span className="meta">{t('searchHelp')}</span>
      </form>
      {search.error && (
        <div className="complaint-answer">
          <ProblemNotice problem={ApiProblem.from(search.error)} />
        </div>
      )}
      {found && <Found found={found} onRecorded={recorded} />}
    </Panel>
  );
}

function Found({ found, onRecorded }: { found: FoundCalls; onRecorded: (complaint: Complaint) => void }): ReactNode {
  const t = useTexts(COMPLAINT_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const { language } = useSettings();
  const [about, setAbout] = useState<FoundCall | null>(null);
  return (
    <div className="complaint-answer" role="status" data-testid="complaint-found">
      {found.items.length > 0 && <h3>{t('foundFor', { masked: found.masked })}</h3>}
      <DataTable<FoundCall>
        label={t('foundFor', { masked: found.masked })}
        rows={found.items}
        keyOf={(row) => row.callId}
        empty={<EmptyState text={t('notFound', { masked: found.masked })} />}
        columns={[
          { title: t('placedAt'), width: 152, cell: (row) => format.dateTime(row.placedAt) },
          { title: t('call'), width: 136, keep: true, cell: (row) => <Link to={`/calls/${row.callId}`}>{row.callRef}</Link> },
          { title: t('seat'), width: 144, cell: (row) => t('seatAgent', { seat: seatLabel(row.seat), agent: row.agentName }) },
          { title: t('campaign'), cell: (row) => row.campaign },
          {
            title: t('talk'),
            width: 120,
            keep: true,
            cell: (row) => (row.talkSeconds ? format.duration(row.talkSeconds) : t('notAnswered')),
          },
          { title: t('outcome'), width: 160, cell: (row) => (row.code ? textOf(OUTCOME_TEXTS[row.code], language) : t('notShown')) },
          {
            title: common('actions'),
            width: 176,
            keep: true,
            cell: (row) =>
              row.complaintId ? (
                <Link to={`/complaints/${row.complaintId}`}>{t('recorded')}</Link>
              ) : (
                <Button onClick={() => setAbout(row)}>{t('record')}</Button>
              ),
          },
        ]}
      />
      <RecordDialog call={about} onRecorded={onRecorded} onClose={() => setAbout(null)} />
    </div>
  );
}

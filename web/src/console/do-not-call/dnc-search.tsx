import { CheckCircleFilled, SearchOutlined, StopFilled } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { DncMatches } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { Panel } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { DncTable } from './dnc-table';
import { DNC_TEXTS } from './dnc-texts';

export type SearchBy = 'number' | 'customerRef';

/** The answer names masked numbers only; what was searched for is forgotten as soon as it is sent. */
export function DncSearch(): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const [by, setBy] = useState<SearchBy>('number');
  const [text, setText] = useState('');
  const [found, setFound] = useState<DncMatches | null>(null);
  const search = useMutation({
    mutationFn: (given: object) => api.post<DncMatches>('/do-not-call/search', given),
    onSuccess: (matches) => {
      setFound(matches);
      setText('');
      // The mutation keeps what it was called with; the number must not stay in memory.
      search.reset();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setFound(null);
    if (text.trim()) search.mutate({ [by]: text.trim() });
  };
  return (
    <Panel title={t('searchTitle')}>
      <form className="row row-wide row-wrap" onSubmit={submit} autoComplete="off">
        <Segmented<SearchBy>
          aria-label={t('by')}
          value={by}
          onChange={(value) => {
            setBy(value);
            setText('');
          }}
          options={[
            { value: 'number', label: t('number') },
            { value: 'customerRef', label: t('customerRef') },
          ]}
        />
        <Input
          aria-label={t(by)}
          value={text}
          onChange={(event) => setText(event.target.value)}
          inputMode={by === 'number' ? 'tel' : 'text'}
          autoComplete="off"
          maxLength={60}
          style={{ width: 240 }}
          data-testid="dnc-search"
        />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />} disabled={!text.trim()} loading={search.isPending}>
          {t('search')}
        </Button>
        <span className="meta">{t('searchHelp')}</span>
      </form>
      {search.error && (
        <div className="dnc-answer">
          <ProblemNotice problem={ApiProblem.from(search.error)} />
        </div>
      )}
      {found && <Answer found={found} />}
    </Panel>
  );
}

function Answer({ found: { items, everywhere, products, campaigns } }: { found: DncMatches }): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const format = useFormat();
  const limited = [
    ...products.map((scope) => t('level_of_product', { scope })),
    ...campaigns.map((scope) => t('level_of_campaign', { scope })),
  ];
  const blocked = everywhere || limited.length > 0;
  const verdict = everywhere ? t('found') : blocked ? t('foundLimited', { where: format.list(limited) }) : t('notFound');
  return (
    <div className="dnc-answer" role="status" data-testid="dnc-answer">
      <p className={blocked ? 'dnc-verdict dnc-blocked' : 'dnc-verdict dnc-free'}>
        {blocked ? <StopFilled aria-hidden /> : <CheckCircleFilled aria-hidden />} {verdict}
      </p>
      {!everywhere && <p className="meta">{t(blocked ? 'foundLimitedHelp' : 'notFoundHelp')}</p>}
      {items.length > 0 && <DncTable rows={items} label={t('searchTitle')} />}
    </div>
  );
}

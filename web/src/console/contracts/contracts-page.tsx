import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../shared/api/client';
import type { Contract, Items } from '../../shared/api-types';
import { localDay } from '../../shared/i18n/format';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyState, Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { CONTRACT_TEXTS } from './contract-texts';
import { type TermGroup, termGroups } from './term-lines';
import './contracts.css';

type Terms = Contract['terms'][number];

export function ContractsPage(): ReactNode {
  const t = useTexts(CONTRACT_TEXTS);
  const query = useQuery({ queryKey: ['contracts'], queryFn: () => api.get<Items<Contract>>('/contracts') });
  return (
    <>
      <PageHead title={t('title')} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel>
              <EmptyState text={t('none')} />
            </Panel>
          ) : (
            <div className="stack">
              {items.map((contract) => (
                <ContractView key={contract.id} contract={contract} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function ContractView({ contract }: { contract: Contract }): ReactNode {
  const t = useTexts(CONTRACT_TEXTS);
  const format = useFormat();
  const facts: [string, string][] = [
    [t('bank'), contract.bank],
    [t('vendor'), contract.vendor],
    [t('contact'), contract.contact ?? '—'],
    [t('template'), t(`template_${contract.template}`)],
    [t('zone'), contract.zone],
  ];
  return (
    <article className="stack" aria-label={contract.title}>
      <Panel
        title={`${contract.code} · ${contract.title}`}
        extra={
          <>
            {contract.demo && <span className="pill tone-plain">{t('demo')}</span>}
            <span className="meta">{t('period', format.span(contract.startsOn, contract.endsOn))}</span>
          </>
        }
        flush
      >
        <dl className="contract-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="figure-label">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <DataTable
          label={t('orders')}
          rows={contract.orders}
          keyOf={(row) => row.id}
          columns={[
            { title: t('order'), cell: (order) => `${order.code} · ${order.title}` },
            { title: t('orderPeriod'), width: 320, cell: (order) => t('period', format.span(order.startsOn, order.endsOn)) },
            { title: t('ceiling'), width: 200, align: 'right', cell: (order) => format.fen(order.ceilingFen) },
          ]}
        />
      </Panel>
      <TermsView terms={contract.terms} />
    </article>
  );
}

/** The version in force opens first; each line that differs from the version before says what it was. */
function TermsView({ terms }: { terms: Terms[] }): ReactNode {
  const t = useTexts(CONTRACT_TEXTS);
  const { language } = useSettings();
  const today = localDay(Date.now());
  const current = terms.filter((one) => one.effectiveOn <= today).at(-1) ?? terms[0];
  const [chosen, setChosen] = useState<number | null>(null);
  const index = terms.findIndex((one) => one.version === (chosen ?? current?.version));
  const shown = terms[index];
  if (!shown) return null;
  const before = terms[index - 1];
  const groups = termGroups(shown.document, language);
  const old = before
    ? new Map(termGroups(before.document, language).flatMap((group) => group.lines.map((line) => [line.key, line.value])))
    : null;
  const standing = shown.version === current?.version ? 'inForce' : shown.effectiveOn > today ? 'later' : 'earlier';
  return (
    <Panel
      title={t('terms')}
      extra={
        <Segmented<number>
          aria-label={t('terms')}
          value={shown.version}
          onChange={setChosen}
          options={terms.map((one) => ({ value: one.version, label: t('version', { n: one.version, on: one.effectiveOn }) }))}
        />
      }
    >
      <p className="contract-standing">
        <span className={standing === 'inForce' ? 'pill tone-success' : 'pill tone-plain'}>{t(standing)}</span> {shown.note}
      </p>
      <div className="contract-terms">
        {groups.map((group) => (
          <Group key={group.key} group={group} old={old} />
        ))}
      </div>
    </Panel>
  );
}

function Group({ group, old }: { group: TermGroup; old: Map<string, string> | null }): ReactNode {
  const t = useTexts(CONTRACT_TEXTS);
  return (
    <section>
      <h3>{group.title}</h3>
      <dl>
        {group.lines.map((line) => {
          const was = old?.get(line.key);
          const changed = was !== undefined && was !== line.value;
          return (
            <div key={line.key} className="contract-term">
              <dt>{line.name}</dt>
              <dd>
                {line.value}
                {changed && <span className="contract-changed">{t('changedFrom', { value: was })}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

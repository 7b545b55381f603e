import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Campaign, Figures } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { EmptyState, Panel } from '../../shared/ui/page-parts';
import { CAMPAIGN_TEXTS } from './campaign-texts';

/** Each is part of the one before; what is still to be dialled is no step but what is left, and stands above. */
const STEPS: (keyof Figures)[] = ['loaded', 'dialled', 'connected', 'intents'];

export function ProgressTab({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const may = useMay();
  const navigate = useNavigate();
  const upload = may('list.write') && (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => void navigate(`/campaigns/${campaign.id}/upload`)}>
      {t('upload')}
    </Button>
  );
  return (
    <div className="campaign-columns">
      <Panel title={t('funnel')} extra={<span className="meta">{t('customersUnit')}</span>}>
        {campaign.counts.loaded === 0 ? (
          <EmptyState text={t(upload ? 'nothingYet' : 'nothingYetReader')} action={upload || undefined} />
        ) : (
          <Funnel counts={campaign.counts} />
        )}
      </Panel>
      <Panel title={t('about')}>
        <About campaign={campaign} />
      </Panel>
    </div>
  );
}

/** Horizontal bars with the count and its share of the step before; a table by itself, so that it reads aloud. */
function Funnel({ counts }: { counts: Figures }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const widest = Math.max(...STEPS.map((step) => counts[step]), 1);
  return (
    <table className="funnel">
      <caption className="visually-hidden">{t('funnel')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('step')}</th>
          <td />
          <th scope="col" className="num">
            {t('customers')}
          </th>
          <th scope="col" className="num">
            {t('shareOfBefore')}
          </th>
        </tr>
      </thead>
      <tbody>
        {STEPS.map((step, index) => {
          const before = index === 0 ? null : counts[STEPS[index - 1]!];
          return (
            <tr key={step}>
              <th scope="row">{t(step as 'loaded')}</th>
              <td className="funnel-track">
                <div className="funnel-bar" style={{ width: `${(counts[step] / widest) * 100}%` }} />
              </td>
              <td className="num">{format.number(counts[step])}</td>
              <td className="num quiet">{before ? format.percent(counts[step] / before) : '—'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function About({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const { script } = campaign;
  const facts: [string, ReactNode][] = [
    [t('product'), campaign.product],
    [t('applyAt'), campaign.applyAt],
    [t('script'), script ? t('scriptVersion', { title: script.title, version: script.version }) : '—'],
    [t('period'), t('periodOf', { from: campaign.startsOn, to: campaign.endsOn })],
    [t('order'), campaign.orderCode],
    [t('contract'), campaign.contractTitle],
    [t('priority'), campaign.priority],
    [t('createdBy'), campaign.createdBy],
    [t('approvedBy'), campaign.approvedBy ?? '—'],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { LockOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { CHECK_NAME_TEXTS } from '../shared/i18n/finding-texts';
import { checkText } from '../shared/i18n/findings';
import { CHANNEL_TEXTS, OUTCOME_TEXTS, REASON_TEXTS } from '../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { Panel } from '../shared/ui/page-parts';
import { JUDGE_TEXTS } from './decision-texts';
import { type CheckCode, type Claim, type Review } from '../shared/api-types';
import { shortClock } from './waveform';

const CHECKS = Object.keys(CHECK_NAME_TEXTS) as CheckCode[];

/** Claim and checks: the same lines for every call, empty until the person has said what is to be heard. */
export function ChecksPanel({ review }: { review: Review }): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const { language } = useSettings();
  const { claim, checks } = review;
  return (
    <Panel
      title={t('checks')}
      extra={
        !claim && (
          <span className="meta">
            <LockOutlined aria-hidden /> {t('claimSealed')}
          </span>
        )
      }
      testId="checks"
    >
      <dl className="checks">
        <dt>{t('claim')}</dt>
        <dd data-testid="claim">{claim ? <ClaimLines claim={claim} agentName={review.agentName} /> : <Sealed />}</dd>
        {CHECKS.map((code) => {
          const check = checks?.find((one) => one.code === code);
          return (
            <div key={code} className="check" data-testid={`check-${code}`}>
              <dt>{textOf(CHECK_NAME_TEXTS[code]!, language)}</dt>
              <dd>{check ? checkText(code, check.facts, language, shortClock) : <Sealed />}</dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}

function Sealed(): ReactNode {
  return <span className="quiet">—</span>;
}

function ClaimLines({ claim, agentName }: { claim: Claim; agentName: string }): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const { fields } = claim;
  const channel = fields.applyChannel as keyof typeof CHANNEL_TEXTS | null;
  const reason = fields.reason as keyof typeof REASON_TEXTS | null;
  const lines = [
    fields.amountYuan !== null && t('amountYuan', { amount: format.yuan(fields.amountYuan) }),
    channel && t('applyChannel', { channel: textOf(CHANNEL_TEXTS[channel] ?? [channel, channel], language) }),
    fields.callbackAt && t('callbackAt', { at: format.dateTime(fields.callbackAt) }),
    reason && t('refusal', { reason: textOf(REASON_TEXTS[reason] ?? [reason, reason], language) }),
  ].filter(Boolean);
  return (
    <>
      <strong>{textOf(OUTCOME_TEXTS[claim.code], language)}</strong>
      <span className="quiet"> · {agentName}</span>
      {lines.length > 0 && <div>{lines.join(language === 'en' ? ', ' : '，')}</div>}
      {claim.confirmedAgainstRecord && <div className="quiet">{t('insisted')}</div>}
    </>
  );
}

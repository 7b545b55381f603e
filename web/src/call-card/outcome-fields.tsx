import { WarningFilled } from '@ant-design/icons';
import { Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { ApiProblem } from '../shared/api/api-problem';
import { APPLY_CHANNELS, type Card, type OutcomeFields, type OutcomeOption, REFUSAL_REASONS } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { instantAt } from '../shared/i18n/format';
import { CHANNEL_TEXTS, REASON_TEXTS } from '../shared/i18n/outcome-texts';
import { fieldReason } from '../shared/i18n/reasons';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { callbackDays, isoWeekday } from './callback-times';
import { CARD_TEXTS } from './card-texts';
import { type Draft, parseAmount } from './draft';

/** The required fields that are not filled in yet. */
export function missingFields(option: OutcomeOption, draft: Draft): string[] {
  const filled: Record<string, boolean> = {
    amountYuan: parseAmount(draft.amount) !== null,
    applyChannel: draft.channel !== null,
    callbackAt: draft.callbackDay !== null && draft.callbackTime !== null,
    reason: draft.reason !== null,
    note: draft.note.trim() !== '',
  };
  const wrongAmount = takes(option, 'amountYuan') && draft.amount.trim() !== '' && !filled['amountYuan'];
  return [...option.required.filter((field) => filled[field] === false), ...(wrongAmount ? ['amountYuan'] : [])];
}

/** Exactly the fields that this code takes. */
export function fieldsOf(option: OutcomeOption, draft: Draft, zone: string): OutcomeFields {
  const fields: OutcomeFields = {};
  const amountYuan = parseAmount(draft.amount);
  if (takes(option, 'amountYuan') && amountYuan !== null) fields.amountYuan = amountYuan;
  if (takes(option, 'applyChannel') && draft.channel) fields.applyChannel = draft.channel;
  if (takes(option, 'callbackAt') && draft.callbackDay && draft.callbackTime) {
    fields.callbackAt = new Date(instantAt(draft.callbackDay, draft.callbackTime, zone)).toISOString();
  }
  if (takes(option, 'reason') && draft.reason) fields.reason = draft.reason;
  if (takes(option, 'note') && draft.note.trim()) fields.note = draft.note.trim();
  return fields;
}

function takes(option: OutcomeOption, field: string): boolean {
  return option.required.includes(field) || option.optional.includes(field);
}

interface FieldsetProps {
  card: Card;
  option: OutcomeOption;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  tried: boolean;
  problem: ApiProblem | null;
}

export function OutcomeFieldset(props: FieldsetProps): ReactNode {
  const { option, draft, change } = props;
  const t = useTexts(CARD_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const options = <K extends string>(keys: readonly K[], texts: Record<K, readonly [string, string]>): { value: K; label: string }[] =>
    keys.map((value) => ({ value, label: textOf(texts[value], language) }));
  const formatAmount = (): void => {
    const yuan = parseAmount(draft.amount);
    if (yuan !== null) change({ amount: format.yuan(yuan) });
  };
  return (
    <div className="outcome-fields">
      {option.code === 'strong_refusal' && (
        <p className="outcome-warning tone-error" role="status">
          <WarningFilled aria-hidden /> {t('strong')}
        </p>
      )}
      <Field {...props} field="amountYuan" label={t('amount')} wrong={t('badAmount')}>
        {(id) => (
          <Input
            id={id}
            value={draft.amount}
            inputMode="decimal"
            autoComplete="off"
            maxLength={14}
            placeholder={t('amountHelp')}
            onChange={(event) => change({ amount: event.target.value })}
            onBlur={formatAmount}
            data-testid="field-amountYuan"
          />
        )}
      </Field>
      <Field {...props} field="applyChannel" label={t('channel')}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('channel')}
            value={draft.channel}
            options={options(APPLY_CHANNELS, CHANNEL_TEXTS)}
            onChange={(channel) => change({ channel })}
            data-testid="field-applyChannel"
          />
        )}
      </Field>
      {takes(option, 'callbackAt') && <CallbackFields {...props} />}
      <Field {...props} field="reason" label={t('refusalReason')} wide>
        {(id) => (
          <Select
            id={id}
            aria-label={t('refusalReason')}
            value={draft.reason}
            options={options(REFUSAL_REASONS, REASON_TEXTS)}
            onChange={(reason) => change({ reason })}
            data-testid="field-reason"
          />
        )}
      </Field>
      <Field {...props} field="note" label={t('note')} wide>
        {(id) => (
          <Input
            id={id}
            value={draft.note}
            autoComplete="off"
            maxLength={200}
            onChange={(event) => change({ note: event.target.value })}
            data-testid="field-note"
          />
        )}
      </Field>
    </div>
  );
}

function CallbackFields(props: FieldsetProps): ReactNode {
  const { card, draft, change } = props;
  const t = useTexts(CARD_TEXTS);
  const format = useFormat();
  const days = card.callbackWindow ? callbackDays(card.callbackWindow, card.window.zone) : [];
  const times = days.find((day) => day.day === draft.callbackDay)?.times ?? [];
  const pickDay = (callbackDay: string): void => {
    const open = days.find((day) => day.day === callbackDay)?.times ?? [];
    change({ callbackDay, callbackTime: draft.callbackTime && open.includes(draft.callbackTime) ? draft.callbackTime : null });
  };
  return (
    <>
      <Field {...props} field="callbackAt" label={t('callbackDay')}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('callbackDay')}
            value={draft.callbackDay}
            options={days.map(({ day }) => ({ value: day, label: `${format.date(day)} ${format.weekday(isoWeekday(day))}` }))}
            notFoundContent={t('noTimes')}
            onChange={pickDay}
            data-testid="field-callbackDay"
          />
        )}
      </Field>
      <Field {...props} field="callbackAt" label={t('callbackTime')} quiet={draft.callbackDay === null}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('callbackTime')}
            value={draft.callbackTime}
            options={times.map((time) => ({ value: time, label: time }))}
            disabled={draft.callbackDay === null}
            notFoundContent={t('noTimes')}
            onChange={(callbackTime) => change({ callbackTime })}
            data-testid="field-callbackTime"
          />
        )}
      </Field>
    </>
  );
}

interface FieldProps extends FieldsetProps {
  field: keyof OutcomeFields;
  label: string;
  wide?: boolean;
  /** Says nothing is missing yet, because another field comes first. */
  quiet?: boolean;
  wrong?: string;
  children: (id: string) => ReactNode;
}

function Field({ option, draft, tried, problem, field, label, wide = false, quiet = false, wrong, children }: FieldProps): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const common = useTexts(COMMON);
  const { language } = useSettings();
  const id = useId();
  if (!takes(option, field)) return null;
  const refused = problem?.errorOf(field);
  const missing = tried && !quiet && missingFields(option, draft).includes(field);
  const text = refused ? fieldReason(refused.reason, language) : missing ? (wrong ?? t('missing')) : null;
  return (
    <div className={wide ? 'outcome-field outcome-field-wide' : 'outcome-field'} data-invalid={text !== null}>
      <label htmlFor={id}>
        {label}
        {text ? (
          <span className="outcome-field-error" role="alert">
            {' · '}
            {text}
          </span>
        ) : (
          common(option.required.includes(field) ? 'required' : 'optional')
        )}
      </label>
      {children(id)}
    </div>
  );
}

/** Names what the PBX saw of a call whose outcome says otherwise. Blames nobody: it will be looked at. */
export function DoubtfulNote({ card, outcome, answeredSeconds }: { card: Card; outcome: string; answeredSeconds: unknown }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const format = useFormat();
  const { call } = card;
  const seconds = typeof answeredSeconds === 'number' ? answeredSeconds : (call?.talkSeconds ?? null);
  return (
    <p className="outcome-warning tone-warning" role="alert" data-testid="outcome-doubt">
      <WarningFilled aria-hidden />
      <span>
        {t('doubtful', {
          at: call?.answeredAt ? format.clock(call.answeredAt) : undefined,
          talk: seconds === null ? undefined : format.duration(seconds),
          cause: call?.q850Cause ?? undefined,
          outcome,
        })}
      </span>
    </p>
  );
}

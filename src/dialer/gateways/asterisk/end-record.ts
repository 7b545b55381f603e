/** What the dialplan (deploy/asterisk/extensions.conf) writes about a call, as `name=value` joined by `&`. */
export interface EndRecord {
  q850Cause: number;
  /** Last SIP answer of the customer's leg, provisional ones too; null: there was none. */
  sipCode: number | null;
  /** When the recording before the answer began. */
  startedAt: Date | null;
  dialledAt: Date | null;
  ringingAt: Date | null;
  /** The network sent media before any answer. */
  earlyMediaAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date;
  /** Channel that asked for the end; `dialplan/builtin` and the empty text are the PBX's own doing. */
  hungUpFrom: string;
  agentChannel: string;
  customerChannel: string;
  /** Dialproof asked for the end: the agent's button. */
  isAsked: boolean;
}

export type RecordFields = Readonly<Record<string, string>>;

/** Splits a record into its fields; what is not `name=value` is left out. */
export function fieldsOf(record: string): RecordFields {
  const pairs = record.split('&').flatMap((part) => {
    const at = part.indexOf('=');
    return at > 0 ? [[part.slice(0, at), part.slice(at + 1)] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** An instant written as milliseconds since 1970; null when it is empty or no number. */
export function instantOf(text: string | undefined): Date | null {
  return text && /^\d{10,15}$/.test(text) ? new Date(Number(text)) : null;
}

/** Reads an end record; null when it lacks what every call has at its end. */
export function endRecordOf(fields: RecordFields): EndRecord | null {
  const endedAt = instantOf(fields['ended']);
  if (!endedAt) return null;
  const dialAt = instantOf(fields['dial']);
  const after = (text: string | undefined): Date | null =>
    dialAt && text && /^\d{1,9}$/.test(text) ? new Date(dialAt.getTime() + Number(text)) : null;
  return {
    q850Cause: integerOf(fields['cause']) ?? 0,
    sipCode: integerOf(fields['sip']),
    startedAt: instantOf(fields['started']),
    dialledAt: instantOf(fields['dialled']),
    ringingAt: after(fields['ring']),
    earlyMediaAt: after(fields['early']),
    answeredAt: instantOf(fields['answered']),
    endedAt,
    hungUpFrom: fields['by'] ?? '',
    agentChannel: fields['agent'] ?? '',
    customerChannel: fields['customer'] ?? '',
    isAsked: fields['asked'] === 'agent',
  };
}

function integerOf(text: string | undefined): number | null {
  return text && /^\d{1,3}$/.test(text) ? Number(text) : null;
}

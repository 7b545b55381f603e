import type { LocalDate } from '../../../shared/index.js';
import type { EvidenceSnapshot } from '../evidence-case.entity.js';
import type { Examination } from '../examination/examination.entity.js';
import type { CheckView, ClaimView, LanesView, PbxView, SegmentView, SpanView } from './reviews.dto.js';

type CallRecord = NonNullable<EvidenceSnapshot['call']>;

/** How people name a call: the day and its number. */
export function callRefOf({ workOn, callId, caseId }: { workOn: LocalDate; callId: string | null; caseId: string }): string {
  return `${workOn.replaceAll('-', '')}-${callId ?? `E${caseId}`}`;
}

/** The call's own axis: milliseconds since it was placed, to the end of the call or of what was recorded. */
export function axisOf({ call, recordings }: EvidenceSnapshot): { durationMs: number; segments: SegmentView[] } {
  if (!call) return { durationMs: 0, segments: [] };
  const zero = Date.parse(call.placedAt);
  const segments = recordings.map(({ segment, startedAt, durationMs }) => {
    const fromMs = Math.max(0, Date.parse(startedAt) - zero);
    return { segment: segment as SegmentView['segment'], fromMs, toMs: fromMs + durationMs };
  });
  const ends = [call.endedAt ? Date.parse(call.endedAt) - zero : 0, ...segments.map(({ toMs }) => toMs)];
  return { durationMs: Math.max(0, ...ends), segments: segments.sort((a, b) => a.fromMs - b.fromMs) };
}

export function pbxViewOf(call: CallRecord): PbxView {
  const zero = Date.parse(call.placedAt);
  const known: [PbxView['events'][number]['kind'], string | null][] = [
    ['placed', call.placedAt],
    ['dialled', call.dialledAt],
    ['ringing', call.ringingAt],
    ['answered', call.answeredAt],
    ['ended', call.endedAt],
  ];
  return {
    events: known.flatMap(([kind, at]) => (at === null ? [] : [{ kind, atMs: Date.parse(at) - zero }])),
    ...{ q850Cause: call.q850Cause, sipCode: call.sipCode, hungUpBy: call.hungUpBy, lost: call.lost },
  };
}

export function lanesOf(examination: Examination | null): LanesView {
  const features = examination?.features;
  if (!features) return { agentSpeech: [], customerSpeech: [], mixedSpeech: [], echo: [], tones: [] };
  return {
    agentSpeech: features.speech.agent.map(spanOf),
    customerSpeech: features.speech.customer.map(spanOf),
    mixedSpeech: features.speech.mixed.map(spanOf),
    echo: features.echo.map(([fromMs, toMs]) => ({ fromMs, toMs })),
    tones: features.tones.map(({ kind, fromMs, toMs, cycles }) => ({ kind, fromMs, toMs, cycles })),
  };
}

const spanOf = ({ fromMs, toMs }: SpanView): SpanView => ({ fromMs, toMs });

export function claimViewOf({ claim, call }: EvidenceSnapshot): ClaimView {
  const { code, recordedAt, confirmedAgainstRecord, fields } = claim;
  return { code, recordedAt, atMs: call ? Date.parse(recordedAt) - Date.parse(call.placedAt) : 0, confirmedAgainstRecord, fields };
}

/**
 * The table of checks: the same lines for every call, flagged or not. Facts by line:
 * `outcome_and_pbx` code, answeredAtMs, ringSeconds, talkSeconds, q850Cause, sipCode, lost, noCall;
 * `customer_speech` examined, channels (1: who speaks is unknown), seconds (a human's, in the talk), turns, echoSeconds, machine;
 * `agent_speech` examined, channels, seconds; `tones` examined, tones (kind, cycles); `recording_and_talk` recordingSeconds, talkSeconds;
 * `integrity` segments (segment, integrity); `outcome_saved` recordedAtMs, endedAtMs, wrapUpSeconds;
 * `earlier_intents` count, latestOn.
 */
export function checksOf(snapshot: EvidenceSnapshot, examination: Examination | null): CheckView[] {
  const { claim, call, recordings, context } = snapshot;
  const features = examination?.features ?? null;
  const zero = call ? Date.parse(call.placedAt) : 0;
  const sinceStart = (at: string | null | undefined): number | null => (at ? Date.parse(at) - zero : null);
  const talk = recordings.find(({ segment }) => segment === 'talk');
  const earlier = context.earlierIntents ?? [];
  return [
    {
      code: 'outcome_and_pbx',
      facts: call
        ? {
            ...{
              code: claim.code,
              answeredAtMs: sinceStart(call.answeredAt),
              ringSeconds: call.ringSeconds,
              talkSeconds: call.talkSeconds,
            },
            ...{ q850Cause: call.q850Cause, sipCode: call.sipCode, lost: call.lost },
          }
        : { code: claim.code, noCall: true },
    },
    {
      code: 'customer_speech',
      facts: features
        ? {
            ...{ examined: true, channels: features.channels, seconds: features.humanCustomerMs / 1000, turns: features.turns },
            machine: features.speech.customer.some(({ machine }) => machine === true),
            echoSeconds: features.echo.reduce((sum, [from, to]) => sum + to - from, 0) / 1000,
          }
        : { examined: false },
    },
    {
      code: 'agent_speech',
      facts: features ? { examined: true, channels: features.channels, seconds: features.agentSpeechMs / 1000 } : { examined: false },
    },
    {
      code: 'tones',
      facts: features ? { examined: true, tones: features.tones.map(({ kind, cycles }) => ({ kind, cycles })) } : { examined: false },
    },
    {
      code: 'recording_and_talk',
      facts: { recordingSeconds: talk ? talk.durationMs / 1000 : null, talkSeconds: call?.talkSeconds ?? null },
    },
    {
      code: 'integrity',
      facts: { segments: recordings.map(({ segment }) => ({ segment, integrity: examination?.integrity[segment] ?? null })) },
    },
    {
      code: 'outcome_saved',
      facts: { recordedAtMs: sinceStart(claim.recordedAt), endedAtMs: sinceStart(call?.endedAt), wrapUpSeconds: context.wrapUpSeconds },
    },
    { code: 'earlier_intents', facts: { count: earlier.length, latestOn: earlier.at(-1)?.workOn ?? null } },
  ];
}

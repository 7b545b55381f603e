import type { Facts, OutcomeCode } from '../api-types';
import { CAUSE_TEXTS, CHECK_TEXTS, EXAMINATION_TEXTS, FINDING_TEXTS, INTEGRITY_TEXTS, SEGMENT_TEXTS, TONE_TEXTS } from './finding-texts';
import { formatOf } from './format';
import { OUTCOME_TEXTS } from './outcome-texts';
import { fill, type Language, type Pair, type TextFacts, textOf } from './texts';

/** A finding as a sentence with its facts. A code of a newer server is named as it is. */
export function findingText(code: string, facts: Facts, language: Language): string {
  return sentence(FINDING_TEXTS, code, facts, language);
}

/** Why a call could not be examined, in words. */
export function examinationText(code: string, facts: Facts, language: Language): string {
  return sentence(EXAMINATION_TEXTS, code, facts, language);
}

function sentence(texts: Readonly<Record<string, Pair>>, code: string, facts: Facts, language: Language): string {
  const text = texts[code];
  return text ? fill(textOf(text, language), inWords(facts, language), formatOf(language).value) : code;
}

/** Codes among the facts become words. */
function inWords(facts: Facts, language: Language): Facts {
  const format = formatOf(language);
  const words = { ...facts };
  const claim = OUTCOME_TEXTS[facts['claim'] as OutcomeCode] as Pair | undefined;
  if (claim) words['claim'] = textOf(claim, language);
  words['tone'] = named(TONE_TEXTS, facts['tone'], language);
  words['segment'] = named(SEGMENT_TEXTS, facts['segment'], language);
  // To the second: the order of the two is what it is about.
  for (const name of ['recordedAt', 'endedAt', 'startedAt']) if (typeof facts[name] === 'string') words[name] = format.clock(facts[name]);
  return words;
}

function named(texts: Readonly<Record<string, Pair>>, code: unknown, language: Language): string | undefined {
  if (typeof code !== 'string' && typeof code !== 'number') return undefined;
  const text = texts[code];
  return text ? textOf(text, language) : String(code);
}

function checkWords(language: Language): (key: keyof typeof CHECK_TEXTS, facts?: TextFacts) => string {
  return (key, facts = {}) => fill(textOf(CHECK_TEXTS[key], language), facts, formatOf(language).value);
}

type CheckWords = (facts: Facts, language: Language, clock: (ms: number) => string) => string;

const CHECKS: Readonly<Record<string, CheckWords>> = {
  outcome_and_pbx: (facts, language, clock) => {
    const t = checkWords(language);
    const claim = OUTCOME_TEXTS[facts['code'] as OutcomeCode] as Pair | undefined;
    const said = { ...facts, claim: claim ? textOf(claim, language) : facts['code'] };
    if (facts['noCall']) return t('noCall', said);
    const answeredAt = facts['answeredAtMs'];
    const parts = [typeof answeredAt === 'number' ? t('answered', { ...said, at: clock(answeredAt) }) : t('notAnswered', said)];
    const cause = facts['q850Cause'];
    if (cause !== null && cause !== undefined)
      parts.push(t('cause', { cause, meaning: CAUSE_TEXTS[String(cause)] ? named(CAUSE_TEXTS, cause as number, language) : null }));
    else if (facts['sipCode']) parts.push(t('sip', facts));
    if (facts['lost']) parts.push(t('lost'));
    return joined(parts, language);
  },
  customer_speech: (facts, language) => {
    const t = checkWords(language);
    if (!facts['examined']) return t('notExamined');
    if (facts['channels'] === 1) return t('oneChannel');
    const parts = [t('customer', { seconds: tenths(facts['seconds']), turns: facts['turns'] })];
    if (Number(facts['echoSeconds']) > 0) parts.push(t('echo', { echo: tenths(facts['echoSeconds']) }));
    if (facts['machine']) parts.push(t('machine'));
    return joined(parts, language);
  },
  agent_speech: (facts, language) => {
    const t = checkWords(language);
    if (facts['channels'] === 1) return t('oneChannel');
    return facts['examined'] ? t('seconds', { seconds: tenths(facts['seconds']) }) : t('notExamined');
  },
  tones: (facts, language) => {
    const t = checkWords(language);
    if (!facts['examined']) return t('notExamined');
    const tones = (facts['tones'] ?? []) as { kind: string; cycles: number }[];
    if (tones.length === 0) return t('noTones');
    const words = tones.map(({ kind, cycles }) => t('tone', { tone: named(TONE_TEXTS, kind, language), cycles }));
    return capital(joined(words, language));
  },
  recording_and_talk: (facts, language) => {
    const t = checkWords(language);
    const [recording, talk] = [facts['recordingSeconds'], facts['talkSeconds']];
    const hasTalk = talk !== null && talk !== undefined;
    if (recording === null || recording === undefined) return t(hasTalk ? 'noRecording' : 'noTalk');
    return t('recording', { recording: tenths(recording), talk: hasTalk ? tenths(talk) : '—' });
  },
  integrity: (facts, language) => {
    const t = checkWords(language);
    const segments = (facts['segments'] ?? []) as { segment: string; integrity: string | null }[];
    if (segments.length === 0) return t('noRecording');
    const words = segments.map(({ segment, integrity }) => {
      const text = INTEGRITY_TEXTS[integrity ?? 'unknown'] ?? INTEGRITY_TEXTS['unknown']!;
      return fill(textOf(text, language), { segment: named(SEGMENT_TEXTS, segment, language) }, String);
    });
    return capital(joined(words, language));
  },
  outcome_saved: (facts, language, clock) => {
    const t = checkWords(language);
    const [at, ended] = [facts['recordedAtMs'], facts['endedAtMs']];
    if (typeof at !== 'number') return t('unknown');
    const parts = [t('saved', { at: clock(at), ended: typeof ended === 'number' ? clock(ended) : null })];
    if (typeof ended === 'number' && at >= ended) parts.push(t('wrapUp', { seconds: tenths((at - ended) / 1000) }));
    return joined(parts, language);
  },
  earlier_intents: (facts, language) => {
    const t = checkWords(language);
    return Number(facts['count']) > 0 ? t('intents', facts) : t('noIntents');
  },
};

/** One line of the table of checks in words; `clock` shows a place on the call's axis. */
export function checkText(code: string, facts: Facts, language: Language, clock: (ms: number) => string): string {
  return CHECKS[code]?.(facts, language, clock) ?? '';
}

function joined(parts: string[], language: Language): string {
  return parts.join(language === 'en' ? ', ' : '，');
}

/** 41.2, and 3.0 as such: one decimal says how exact it is. */
function tenths(value: unknown): string {
  return Number(value).toFixed(1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

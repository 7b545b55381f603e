import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Why a written phone number cannot be dialled. */
export type PhoneProblem = 'phone_empty' | 'phone_scientific' | 'phone_letters' | 'phone_length' | 'phone_unknown_range' | 'phone_foreign';

export type NormalisedPhone = { ok: true; e164: string; kind: 'mobile' | 'landline' } | { ok: false; problem: PhoneProblem };

/**
 * A number as people write it, to E.164 (`+8613800001111`). Full-width digits, spaces, brackets, +86, 0086 and area codes are
 * understood; what a spreadsheet has rounded (1.38E+10) is refused, because the lost digits cannot be known again.
 */
export function normalisePhone(written: string): NormalisedPhone {
  // A list of a million has a million of these: whether eleven bare digits are a mobile number is told by the first seven alone.
  if (/^1\d{10}$/.test(written)) {
    const range = written.slice(0, 7);
    const known = MOBILE_RANGES.get(range) ?? remember(range, normaliseAny(written));
    return known.ok ? { ok: true, e164: `+86${written}`, kind: known.kind } : known;
  }
  return normaliseAny(written);
}

/** What is known of a range of mobile numbers, by its first seven digits; all eleven-digit numbers of a range are alike. */
const MOBILE_RANGES = new Map<string, NormalisedPhone>();
const RANGES_KEPT = 100_000;

function remember(range: string, phone: NormalisedPhone): NormalisedPhone {
  // A landline is told by more than seven digits.
  if ((!phone.ok || phone.kind === 'mobile') && MOBILE_RANGES.size < RANGES_KEPT) MOBILE_RANGES.set(range, phone);
  return phone;
}

function normaliseAny(written: string): NormalisedPhone {
  const text = written.normalize('NFKC').trim();
  if (text === '') return { ok: false, problem: 'phone_empty' };
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(text)) return { ok: false, problem: 'phone_scientific' };
  const compact = text.replace(/[\s()./·‐-―-]/g, '').replace(/^00/, '+');
  if (!/^\+?\d+$/.test(compact)) return { ok: false, problem: 'phone_letters' };
  if (compact.startsWith('+') && !compact.startsWith('+86')) return { ok: false, problem: 'phone_foreign' };
  const national = compact.replace(/^\+86/, '').replace(/^86(?=1[3-9]\d{9}$)/, '');
  const parsed = parsePhoneNumberFromString(national, 'CN');
  if (!parsed) return { ok: false, problem: 'phone_length' };
  if (!parsed.isPossible()) return { ok: false, problem: 'phone_length' };
  const kind = parsed.getType();
  if (kind === 'MOBILE') return { ok: true, e164: parsed.number, kind: 'mobile' };
  if (kind === 'FIXED_LINE' || kind === 'FIXED_LINE_OR_MOBILE') return { ok: true, e164: parsed.number, kind: 'landline' };
  return { ok: false, problem: 'phone_unknown_range' };
}

/** What a screen may show of a number: `138****1111`, `010****5678` (S1). Anything shorter than 8 digits shows nothing. */
export function maskPhone(e164: string): string {
  const digits = e164.replace(/^\+86/, '').replace(/\D/g, '');
  if (digits.length < 8) return '****';
  const head = /^1\d{10}$/.test(digits) ? digits.slice(0, 3) : `0${digits.slice(0, 2)}`;
  return `${head}****${digits.slice(-4)}`;
}

/** Whether a free text holds something that reads like a full Chinese phone number. */
export function holdsPhoneNumber(text: string): boolean {
  return /(?<!\d)(?:(?:00|\+)?86[\s-]?)?1[3-9]\d(?:[\s-]?\d){8}(?!\d)/.test(text.normalize('NFKC'));
}

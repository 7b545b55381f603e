import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
  ValidateNested,
  validateSync,
  type ValidationError,
} from 'class-validator';
import { MayBeLeftOut } from '../platform/index.js';
import { AppError, OUTCOME_CODES, type OutcomeCode } from '../shared/index.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const MAX_PER_DAY = 2000;
/** Ten million yuan: a figure above it is a slip of the pen. */
const MAX_FEN = 1_000_000_000;

/** Hours in which customers may be called (L12, R1). */
export class ServiceWindow {
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) weekdays!: number[];
  @Matches(TIME) start!: string;
  @Matches(TIME) end!: string;
}

/** What follows an outcome without contact, beside its `retryMinutes`. */
export interface RetryTerms {
  /** So many further attempts after this outcome, 0 to 20. */
  atMost: number;
  /** Not within the two hours of the day around the time of the last attempt. */
  otherTimeOfDay: boolean;
}

/** How often and how long customers may be rung. */
export class DiallingTerms {
  @IsInt() @Min(10) @Max(120) ringTimeoutSeconds!: number;
  /** Below this ringing time "no answer" is not believed without a question. */
  @IsInt() @Min(0) @Max(120) noAnswerMinRingSeconds!: number;
  @IsInt() @Min(1) @Max(20) perNumberPerDay!: number;
  @IsInt() @Min(0) @Max(10_080) perNumberGapMinutes!: number;
  @IsInt() @Min(1) @Max(100) perCustomerPer30Days!: number;
  @IsInt() @Min(1) @Max(50) attemptsPerCustomer!: number;
  /** Minutes until another attempt after an outcome that is not final. */
  @IsObject() retryMinutes!: Partial<Record<OutcomeCode, number>>;
  /** How often an outcome is tried again, and whether at another time of day; an outcome that is missing here is tried until the attempts are used up. */
  @MayBeLeftOut()
  @IsObject()
  retryPlan?: Partial<Record<OutcomeCode, RetryTerms>>;
  @IsInt() @Min(1) @Max(90) callbackWithinDays!: number;
  /** Days a customer of one campaign rests before another campaign may load it. */
  @IsInt() @Min(0) @Max(365) coolingDays!: number;
  /** Only customers whose file names the evidence of their consent may be called. Left out: not demanded. */
  @MayBeLeftOut()
  @IsBoolean()
  consentRequired?: boolean;
  /** The longest time after which a do-not-call entry of one product or campaign may lapse by itself. Left out: none lapses. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(3650)
  doNotCallExpiryDays?: number;
}

export class VolumeTerms {
  /** The cap: calls a head a day that can never be exceeded (L16). */
  @IsInt() @Min(1) @Max(MAX_PER_DAY) capPerHeadPerDay!: number;
  /** Calls a head a day that are required on average (L16). */
  @IsInt() @Min(0) @Max(MAX_PER_DAY) requiredPerHeadPerDay!: number;
  /** Distinct customers with intent a head a day (L16). */
  @IsInt() @Min(0) @Max(MAX_PER_DAY) intentTargetPerHeadPerDay!: number;
  @IsInt() @Min(1) @Max(2000) seats!: number;
}

export const DOCUMENT_KINDS = ['labour_contract', 'confidentiality', 'training', 'exam'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export class StaffingTerms {
  @IsInt() @Min(0) @Max(1000) changesPerYear!: number;
  @IsInt() @Min(0) @Max(100) noticeWorkingDays!: number;
  /** What an agent must hold, passed and unexpired, before the first task (L4, L6, L9). */
  @IsArray() @ArrayMaxSize(10) @IsIn(DOCUMENT_KINDS, { each: true }) requiredDocuments!: DocumentKind[];
}

/** One tier of the coefficient: from so many successes a head a day on (in hundredths), the fee is multiplied by so much. */
export class CoefficientTier {
  /** 1500 is 15 successes a head a day. */
  @IsInt() @Min(0) @Max(MAX_PER_DAY * 100) fromSuccessesHundredths!: number;
  /** 10000 pays the fee as it is. */
  @IsInt() @Min(0) @Max(30_000) coefficientBps!: number;
}

/** What a seat-month costs (L19). Amounts are whole fen, shares basis points. */
export class FeeTerms {
  @IsInt() @Min(0) @Max(MAX_FEN) seatMonthFen!: number;
  @IsInt() @Min(0) @Max(10_000) vatBps!: number;
  /** Whether prices and deductions are amounts with VAT. Cannot differ between the versions of one contract. */
  @IsBoolean() pricesIncludeVat!: boolean;
  /** Highest first; the last one begins at 0, so that every result has its tier. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CoefficientTier)
  coefficients!: CoefficientTier[];
}

export class ComplaintDeductionTerms {
  @IsInt() @Min(0) @Max(MAX_FEN) level1!: number;
  @IsInt() @Min(0) @Max(MAX_FEN) level2!: number;
}

/** What is taken off for each confirmed falsification (L18) and each upheld complaint by its level (L17), in whole fen. */
export class DeductionTerms {
  @IsInt() @Min(0) @Max(MAX_FEN) falsificationFen!: number;
  @ValidateNested() @Type(() => ComplaintDeductionTerms) @IsObject() complaintFen!: ComplaintDeductionTerms;
}

/** Terms of time, counted in working days of the official calendar (L19). */
export class DeadlineTerms {
  @IsInt() @Min(1) @Max(250) reportWorkingDays!: number;
  @IsInt() @Min(1) @Max(250) paymentWorkingDays!: number;
  @IsInt() @Min(1) @Max(250) appealWorkingDays!: number;
}

/** The random sample of outcomes that people listen to. */
export class ReviewTerms {
  @IsInt() @Min(0) @Max(10_000) sampleShareBps!: number;
  @IsInt() @Min(0) @Max(1000) sampleAtLeastPerDay!: number;
}

/** The figures of a contract that the product works by. Nothing of it is a constant in code (design, step 1). */
export class TermsDocument {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => ServiceWindow) serviceWindows!: ServiceWindow[];
  /** True: no calls on official days off, and calls on the weekend days on which people work in exchange. */
  @IsBoolean() officialCalendar!: boolean;
  @ValidateNested() @Type(() => VolumeTerms) @IsObject() volume!: VolumeTerms;
  @ValidateNested() @Type(() => DiallingTerms) @IsObject() dialling!: DiallingTerms;
  @ValidateNested() @Type(() => StaffingTerms) @IsObject() staffing!: StaffingTerms;
  // Every new version needs the groups below; versions from before there was settlement lack them, which `termGroup` names when asked.
  @ValidateNested() @Type(() => FeeTerms) @IsObject() fees!: FeeTerms;
  @ValidateNested() @Type(() => DeductionTerms) @IsObject() deductions!: DeductionTerms;
  @ValidateNested() @Type(() => DeadlineTerms) @IsObject() deadlines!: DeadlineTerms;
  @ValidateNested() @Type(() => ReviewTerms) @IsObject() review!: ReviewTerms;
}

/** Checks a terms document whole; throws `validation_failed` naming each field. */
export function parseTerms(document: unknown): TermsDocument {
  if (typeof document !== 'object' || document === null)
    throw new AppError('validation_failed', { errors: [{ field: 'document', reason: 'must be an object' }] });
  const terms = plainToInstance(TermsDocument, document);
  const errors = validateSync(terms, { whitelist: true, forbidNonWhitelisted: true }).flatMap((error) => fields(error, ''));
  for (const [code, minutes] of Object.entries(terms.dialling?.retryMinutes ?? {})) {
    if (!OUTCOME_CODES.includes(code as OutcomeCode)) errors.push({ field: `dialling.retryMinutes.${code}`, reason: 'is no outcome' });
    if (!Number.isInteger(minutes) || minutes < 0) errors.push({ field: `dialling.retryMinutes.${code}`, reason: 'must be whole minutes' });
  }
  errors.push(...retryProblems(terms.dialling?.retryPlan));
  for (const window of Array.isArray(terms.serviceWindows) ? terms.serviceWindows : []) {
    if (window && window.start >= window.end)
      errors.push({ field: 'serviceWindows', reason: `${window.start} is not before ${window.end}` });
  }
  errors.push(...tierProblems(terms.fees?.coefficients));
  if (errors.length > 0) throw new AppError('validation_failed', { errors });
  return terms;
}

function retryProblems(plan: unknown): { field: string; reason: string }[] {
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan as Record<string, unknown>).flatMap(([code, step]) => {
    const field = `dialling.retryPlan.${code}`;
    if (!OUTCOME_CODES.includes(code as OutcomeCode)) return [{ field, reason: 'is no outcome' }];
    if (typeof step !== 'object' || step === null || Array.isArray(step)) return [{ field, reason: 'must be an object' }];
    const { atMost, otherTimeOfDay, ...unknown } = step as Record<string, unknown>;
    return [
      ...(Number.isInteger(atMost) && Number(atMost) >= 0 && Number(atMost) <= 20
        ? []
        : [{ field: `${field}.atMost`, reason: 'must be a whole number from 0 to 20' }]),
      ...(typeof otherTimeOfDay === 'boolean' ? [] : [{ field: `${field}.otherTimeOfDay`, reason: 'must be true or false' }]),
      ...Object.keys(unknown).map((name) => ({ field: `${field}.${name}`, reason: 'is not known' })),
    ];
  });
}

/** Tiers fall strictly and end at 0: any number of successes has exactly one. */
function tierProblems(tiers: CoefficientTier[] | undefined): { field: string; reason: string }[] {
  if (!Array.isArray(tiers) || tiers.length === 0 || tiers.some((tier) => !Number.isInteger(tier?.fromSuccessesHundredths))) return [];
  const field = 'fees.coefficients';
  const falling = tiers.every((tier, index) => index === 0 || tier.fromSuccessesHundredths < tiers[index - 1]!.fromSuccessesHundredths);
  return [
    ...(falling ? [] : [{ field, reason: 'must fall from tier to tier' }]),
    ...(tiers.at(-1)!.fromSuccessesHundredths === 0 ? [] : [{ field, reason: 'must end with the tier from 0' }]),
  ];
}

function fields(error: ValidationError, prefix: string): { field: string; reason: string }[] {
  const field = prefix ? `${prefix}.${error.property}` : error.property;
  return [
    ...Object.values(error.constraints ?? {}).map((reason) => ({ field, reason })),
    ...(error.children ?? []).flatMap((child) => fields(child, field)),
  ];
}

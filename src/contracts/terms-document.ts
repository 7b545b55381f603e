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
import { AppError, OUTCOME_CODES, type OutcomeCode } from '../shared/index.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const MAX_PER_DAY = 2000;

/** Hours in which customers may be called (L12, R1). */
export class ServiceWindow {
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) weekdays!: number[];
  @Matches(TIME) start!: string;
  @Matches(TIME) end!: string;
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
  @IsInt() @Min(1) @Max(90) callbackWithinDays!: number;
  /** Days a customer of one campaign rests before another campaign may load it. */
  @IsInt() @Min(0) @Max(365) coolingDays!: number;
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

/** The figures of a contract that the product works by. Nothing of it is a constant in code (design, step 1). */
export class TermsDocument {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => ServiceWindow) serviceWindows!: ServiceWindow[];
  /** True: no calls on official days off, and calls on the weekend days on which people work in exchange. */
  @IsBoolean() officialCalendar!: boolean;
  @ValidateNested() @Type(() => VolumeTerms) @IsObject() volume!: VolumeTerms;
  @ValidateNested() @Type(() => DiallingTerms) @IsObject() dialling!: DiallingTerms;
  @ValidateNested() @Type(() => StaffingTerms) @IsObject() staffing!: StaffingTerms;
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
  for (const window of Array.isArray(terms.serviceWindows) ? terms.serviceWindows : []) {
    if (window && window.start >= window.end)
      errors.push({ field: 'serviceWindows', reason: `${window.start} is not before ${window.end}` });
  }
  if (errors.length > 0) throw new AppError('validation_failed', { errors });
  return terms;
}

function fields(error: ValidationError, prefix: string): { field: string; reason: string }[] {
  const field = prefix ? `${prefix}.${error.property}` : error.property;
  return [
    ...Object.values(error.constraints ?? {}).map((reason) => ({ field, reason })),
    ...(error.children ?? []).flatMap((child) => fields(child, field)),
  ];
}

import { ApiProperty } from '@nestjs/swagger';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
  validateSync,
  type ValidationError,
} from 'class-validator';
import { AppError } from '../shared/index.js';
import { checkTemplate } from './rendering/allowed-syntax.js';

/** Longest text of a script: two minutes of speech are about 600 Chinese characters. */
export const MAX_TEXT_LENGTH = 4000;
export const MAX_PARTS = 12;
const MAX_TITLE_LENGTH = 80;
const KEY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
/** What errors call the opening; no section may carry this key. */
const OPENING = 'opening';

/** A section of the talk, or the answer to an objection. The title is plain text, the text a template. */
export class ScriptPart {
  @Matches(KEY) @ApiProperty({ description: 'Unique in the script' }) key!: string;
  @IsString() @Matches(/\S/, { message: 'must not be empty' }) @MaxLength(MAX_TITLE_LENGTH) @ApiProperty() title!: string;
  @IsString()
  @Matches(/\S/, { message: 'must not be empty' })
  @MaxLength(MAX_TEXT_LENGTH)
  @ApiProperty({ description: 'Template' })
  text!: string;
}

/** The words of one version: what the agent opens with, then sections in their order, then answers to objections. */
export class ScriptBody {
  @IsString()
  @Matches(/\S/, { message: 'must not be empty' })
  @MaxLength(MAX_TEXT_LENGTH)
  @ApiProperty({ description: 'Template' })
  opening!: string;
  // IsObject as well: ValidateNested alone lets a list pass where a part belongs (S15).
  @IsArray()
  @ArrayMaxSize(MAX_PARTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ScriptPart)
  @ApiProperty({ type: [ScriptPart] })
  sections!: ScriptPart[];
  @IsArray()
  @ArrayMaxSize(MAX_PARTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ScriptPart)
  @ApiProperty({ type: [ScriptPart] })
  objections!: ScriptPart[];
}

export interface CheckedScript {
  body: ScriptBody;
  /** Every name the templates use, each once. */
  names: string[];
}

/**
 * Checks a body whole. Throws `validation_failed` naming each field, or `script_syntax` / `script_not_allowed` with section and line.
 * The answer is a plain copy that holds nothing but the fields of a body.
 */
export function parseScriptBody(given: unknown): CheckedScript {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new AppError('validation_failed', { errors: [{ field: 'body', reason: 'must be an object' }] });
  }
  const body = plainToInstance(ScriptBody, given);
  const errors = validateSync(body, { whitelist: true, forbidNonWhitelisted: true }).flatMap((error) => fields(error, 'body'));
  if (errors.length === 0) errors.push(...repeatedKeys(body));
  if (errors.length > 0) throw new AppError('validation_failed', { errors });
  const parts = [...body.sections, ...body.objections];
  const names = [checkTemplate(OPENING, body.opening), ...parts.map(({ key, text }) => checkTemplate(key, text))].flat();
  const plain = ({ key, title, text }: ScriptPart): ScriptPart => ({ key, title, text });
  return {
    body: { opening: body.opening, sections: body.sections.map(plain), objections: body.objections.map(plain) },
    names: [...new Set(names)],
  };
}

function repeatedKeys({ sections, objections }: ScriptBody): { field: string; reason: string }[] {
  const seen = new Set([OPENING]);
  return Object.entries({ sections, objections }).flatMap(([list, parts]) =>
    parts.flatMap(({ key }, index) => {
      if (seen.has(key)) return [{ field: `body.${list}.${index}.key`, reason: `${key} is used already` }];
      seen.add(key);
      return [];
    }),
  );
}

function fields(error: ValidationError, prefix: string): { field: string; reason: string }[] {
  const field = `${prefix}.${error.property}`;
  return [
    ...Object.values(error.constraints ?? {}).map((reason) => ({ field, reason })),
    ...(error.children ?? []).flatMap((child) => fields(child, field)),
  ];
}

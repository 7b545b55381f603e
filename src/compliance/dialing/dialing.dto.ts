import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { CursorQuery, MayBeLeftOut } from '../../platform/index.js';
import type { DoNotCallSource } from './dialing.entity.js';
import type { EntryState } from './registry/entry-states.js';
import type { DoNotCallLevel } from './rules/index.js';

export class DoNotCallSearchBody {
  @MayBeLeftOut() @IsString() @MaxLength(40) @ApiProperty({ required: false }) number?: string;
  @MayBeLeftOut() @IsString() @MaxLength(60) @ApiProperty({ required: false }) customerRef?: string;
}

const LEVELS = ['global', 'product', 'campaign'] as const;
const SOURCES = ['strong_refusal', 'manual', 'import'] as const;
const STATES = ['active', 'removal_requested', 'removed', 'lapsed'] as const;
const EVENTS = [
  ...['created', 'imported', 'removal_requested', 'removal_refused', 'removal_withdrawn', 'removed', 'lapsed', 'put_back'],
] as const;

export class DoNotCallBody extends DoNotCallSearchBody {
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty() reason!: string;
  @MayBeLeftOut() @IsIn(LEVELS) @ApiProperty({ required: false, enum: LEVELS }) level?: DoNotCallLevel;
  @MayBeLeftOut()
  @IsString()
  @MaxLength(120)
  @ApiProperty({ required: false, description: 'Product, or id of the campaign' })
  scope?: string;
  @MayBeLeftOut() @IsInt() @Min(1) @Max(3650) @ApiProperty({ required: false }) expiresInDays?: number;
}

export class DoNotCallQuery extends CursorQuery {
  @MayBeLeftOut() @IsIn(LEVELS) @ApiProperty({ required: false, enum: LEVELS }) level?: DoNotCallLevel;
  @MayBeLeftOut() @IsIn(SOURCES) @ApiProperty({ required: false, enum: SOURCES }) source?: DoNotCallSource;
  @MayBeLeftOut() @IsIn(STATES) @ApiProperty({ required: false, enum: STATES }) state?: EntryState;
}

export class DoNotCallView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: [String] }) masked!: string[];
  @ApiProperty({ enum: LEVELS }) level!: DoNotCallLevel;
  @ApiProperty({ type: String, nullable: true, description: 'Product, or title of the campaign' }) scope!: string | null;
  @ApiProperty({ type: String, nullable: true }) expiresAt!: string | null;
  @ApiProperty({ enum: SOURCES }) source!: DoNotCallSource;
  @ApiProperty() reason!: string;
  @ApiProperty() by!: string;
  @ApiProperty() at!: string;
  @ApiProperty({ enum: STATES }) state!: EntryState;
  @ApiProperty({ type: String, nullable: true }) removalReason!: string | null;
  @ApiProperty({ type: String, nullable: true }) removalRequestedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) evidenceCallId!: string | null;
  @ApiProperty({ type: [String], description: 'What the asker may do now' }) actions!: string[];
}

export class DoNotCallEventView {
  @ApiProperty({ enum: EVENTS }) kind!: string;
  @ApiProperty() at!: string;
  @ApiProperty({ type: String, nullable: true }) by!: string | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: Number, nullable: true }) customers!: number | null;
}

export class DoNotCallDetails extends DoNotCallView {
  @ApiProperty({ type: [DoNotCallEventView] }) history!: DoNotCallEventView[];
  @ApiProperty({ description: 'Customers an ended entry still keeps off lists' }) returnable!: number;
  @ApiProperty({ type: String, nullable: true }) importId!: string | null;
  @ApiProperty({ type: Number, nullable: true }) importRow!: number | null;
}

export class DoNotCallPage {
  @ApiProperty({ type: [DoNotCallView] }) items!: DoNotCallView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class DoNotCallMatches {
  @ApiProperty({ type: [DoNotCallView] }) items!: DoNotCallView[];
  @ApiProperty({ description: 'An entry binds for all calling' }) everywhere!: boolean;
  @ApiProperty({ type: [String] }) products!: string[];
  @ApiProperty({ type: [String] }) campaigns!: string[];
}

export class DoNotCallScope {
  @ApiProperty({ enum: ['product', 'campaign'] }) level!: 'product' | 'campaign';
  @ApiProperty() scope!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: entries never lapse' }) expiryDays!: number | null;
}

export class DoNotCallScopes {
  @ApiProperty({ type: [DoNotCallScope] }) items!: DoNotCallScope[];
}

export class CallingStopView {
  @ApiProperty() stopped!: boolean;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: String, nullable: true }) by!: string | null;
  @ApiProperty({ type: String, nullable: true }) at!: string | null;
}

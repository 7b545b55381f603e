import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { CursorQuery, MayBeLeftOut } from '../../platform/index.js';
import { OUTCOME_CODES, type OutcomeCode } from '../../shared/index.js';

export const FEED_PAGE = 1000;

export class BankOutcomesQuery extends CursorQuery {
  @MayBeLeftOut()
  @Transform(({ value }) => (typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(FEED_PAGE)
  @ApiProperty({ required: false, type: Number, default: 100, minimum: 1, maximum: FEED_PAGE })
  limit?: number;
}

export class BankOutcomeView {
  @ApiProperty({ description: 'Place in the feed: read on behind it' }) cursor!: string;
  @ApiProperty() outcomeId!: string;
  @ApiProperty({ enum: OUTCOME_CODES }) code!: OutcomeCode;
  @ApiProperty({ description: 'The customer is interested' }) intent!: boolean;
  @ApiProperty() recordedAt!: string;
  @ApiProperty() callId!: string;
  @ApiProperty() campaignId!: string;
  @ApiProperty() listId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'With the scope customers:read; null without it' }) customerRef!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'e.g. 138****1111' }) maskedNumber!: string | null;
  @ApiProperty({ description: 'Calls to the customer in this campaign until now' }) attempts!: number;
  @ApiProperty({ type: String, nullable: true, description: 'The outcome that this one replaces; null for the first of a call' })
  correctsOutcomeId!: string | null;
}

export class BankOutcomesPage {
  @ApiProperty({ type: [BankOutcomeView] }) items!: BankOutcomeView[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null: caught up' }) next!: string | null;
  @ApiProperty({ description: 'Keep this and ask again with it later; it stays valid' }) position!: string;
}

export class BankDoNotCallBody {
  @IsString() @MinLength(1) @MaxLength(64) @ApiProperty() customerRef!: string;
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty() reason!: string;
}

export class BankDoNotCallView {
  @ApiProperty() id!: string;
}

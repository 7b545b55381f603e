import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { LIST_STATE_NAMES, PUSH_LIMIT } from '../../campaigns/index.js';
import { MayBeLeftOut } from '../../platform/index.js';

const ID = /^\d{1,20}$/;
/** Longer than any value may be: what is too long for its field is answered row by row. */
const LONGEST = 500;

export class BankListBody {
  @Matches(ID) @ApiProperty() campaignId!: string;
  @IsString() @MinLength(2) @MaxLength(200) @ApiProperty({ description: 'The name under which people find the list' }) title!: string;
}

export class PushedAttributeBody {
  @Matches(/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u) @ApiProperty({ description: 'As scripts name it' }) name!: string;
  @IsString() @MaxLength(LONGEST) @ApiProperty() value!: string;
}

export class PushedCustomerBody {
  @IsString() @MaxLength(LONGEST) @ApiProperty({ description: "The bank's own number of the customer" }) customerRef!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @IsString({ each: true })
  @MaxLength(LONGEST, { each: true })
  @ApiProperty({ type: [String], minItems: 1, maxItems: 5 })
  phones!: string[];
  @MayBeLeftOut() @IsString() @MaxLength(LONGEST) @ApiProperty({ required: false }) name?: string;
  @MayBeLeftOut()
  @IsString()
  @MaxLength(20)
  @ApiProperty({ required: false, description: 'male, female, 男, 女; else left empty' })
  gender?: string;
  @MayBeLeftOut() @IsString() @MaxLength(LONGEST) @ApiProperty({ required: false }) region?: string;
  @MayBeLeftOut() @IsInt() @Min(0) @Max(9) @ApiProperty({ required: false, description: '9 first' }) priority?: number;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(30)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PushedAttributeBody)
  @ApiProperty({ required: false, type: [PushedAttributeBody] })
  attributes?: PushedAttributeBody[];
}

export class PushBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PUSH_LIMIT)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PushedCustomerBody)
  @ApiProperty({ type: [PushedCustomerBody], minItems: 1, maxItems: PUSH_LIMIT })
  customers!: PushedCustomerBody[];
}

export class PushedProblemView {
  @ApiProperty({ description: 'As in the reject report, e.g. phone_length, do_not_call, duplicate_in_campaign' }) code!: string;
  @ApiProperty({ type: String, nullable: true, description: 'e.g. phones.0; null: the customer as a whole' }) field!: string | null;
  @ApiProperty({ description: 'What was sent, masked' }) masked!: string;
}

export class PushedRowView {
  @ApiProperty({ description: 'Place in the batch, from 0' }) index!: number;
  @ApiProperty({ enum: ['accepted', 'refused'] }) state!: 'accepted' | 'refused';
  @ApiProperty({ type: [PushedProblemView], description: 'Of an accepted customer: what was left out' }) problems!: PushedProblemView[];
}

export class PushView {
  @ApiProperty() accepted!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ type: [PushedRowView] }) rows!: PushedRowView[];
}

export class BankListLossView {
  @ApiProperty() code!: string;
  @ApiProperty() count!: number;
}

export class BankListView {
  @ApiProperty() id!: string;
  @ApiProperty() campaignId!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: LIST_STATE_NAMES }) state!: (typeof LIST_STATE_NAMES)[number];
  @ApiProperty() rows!: number;
  @ApiProperty() accepted!: number;
  @ApiProperty() rejected!: number;
  @ApiProperty({ type: [BankListLossView] }) losses!: BankListLossView[];
}

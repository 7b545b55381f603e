import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../../platform/index.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^\d{1,20}$/;
const CAMPAIGN_STATE_NAMES = ['draft', 'submitted', 'approved', 'running', 'paused', 'completed', 'archived'] as const;

export class BankCampaignBody {
  @Matches(ID) @ApiProperty({ description: 'From GET /bank/orders' }) orderId!: string;
  @IsString() @MinLength(2) @MaxLength(120) @ApiProperty() title!: string;
  @IsString() @MinLength(1) @MaxLength(120) @ApiProperty() product!: string;
  @IsString() @MinLength(1) @MaxLength(120) @ApiProperty({ description: 'Where an interested customer applies' }) applyAt!: string;
  @Matches(ID) @ApiProperty({ description: 'From GET /bank/scripts' }) scriptId!: string;
  @Matches(DATE) @ApiProperty() startsOn!: string;
  @Matches(DATE) @ApiProperty() endsOn!: string;
  @MayBeLeftOut() @IsInt() @Min(0) @Max(9) @ApiProperty({ required: false, default: 5 }) priority?: number;
  @MayBeLeftOut() @IsInt() @Min(1) @Max(100) @ApiProperty({ required: false, default: 1 }) weight?: number;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(64, { each: true })
  @ApiProperty({ required: false, type: [String] })
  regions?: string[];
}

export class BankProgressView {
  @ApiProperty({ description: 'Customers taken into lists' }) loaded!: number;
  @ApiProperty({ description: 'May be called and wait to be dealt' }) callable!: number;
  @ApiProperty({ description: 'On a seat’s list or card' }) dealt!: number;
  @ApiProperty({ description: 'Called at least once' }) dialled!: number;
  @ApiProperty({ description: 'Reached at least once' }) connected!: number;
  @ApiProperty() intents!: number;
  @ApiProperty({ description: 'Withdrawn by a do-not-call entry' }) doNotCall!: number;
}

export class BankCampaignView {
  @ApiProperty() id!: string;
  @ApiProperty() orderId!: string;
  @ApiProperty() title!: string;
  @ApiProperty() product!: string;
  @ApiProperty({ enum: CAMPAIGN_STATE_NAMES }) state!: (typeof CAMPAIGN_STATE_NAMES)[number];
  @ApiProperty() startsOn!: string;
  @ApiProperty() endsOn!: string;
  @ApiProperty({ type: BankProgressView }) progress!: BankProgressView;
}

export class BankCampaignsView {
  @ApiProperty({ type: [BankCampaignView] }) items!: BankCampaignView[];
}

export class BankOrderView {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty() startsOn!: string;
  @ApiProperty() endsOn!: string;
}

export class BankOrdersView {
  @ApiProperty({ type: [BankOrderView] }) items!: BankOrderView[];
}

export class BankScriptView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'A version of it is approved; without one a campaign cannot start' }) approved!: boolean;
}

export class BankScriptsView {
  @ApiProperty({ type: [BankScriptView] }) items!: BankScriptView[];
}

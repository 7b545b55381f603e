import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../../platform/index.js';

const ID = /^\d{1,20}$/;

export class MoveBody {
  /** Left out: back to the pool. */
  @MayBeLeftOut() @Matches(ID) @ApiProperty({ required: false }) toAgentId?: string;
  /** Left out: of all campaigns. */
  @MayBeLeftOut() @Matches(ID) @ApiProperty({ required: false }) campaignId?: string;
  /** The last so many of the list. Left out: all. */
  @MayBeLeftOut() @IsInt() @Min(1) @Max(10_000) @ApiProperty({ required: false }) customers?: number;
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty() reason!: string;
}

export class HoldBody {
  /** Whether the customers on the seat's list go back, to be dealt to others. */
  @IsBoolean() @ApiProperty() returnList!: boolean;
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty() reason!: string;
}

export class ReassignBody {
  /** Left out: to the team. */
  @MayBeLeftOut() @Matches(ID) @ApiProperty({ required: false }) toAgentId?: string;
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty() reason!: string;
}

export class SeatActView {
  /** Customers moved, callbacks reassigned, or 1 for a seat. */
  @ApiProperty() changed!: number;
}

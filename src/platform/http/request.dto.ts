import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut } from './may-be-left-out.js';

/** Where a page of a list goes on. */
export class CursorQuery {
  @MayBeLeftOut() @Matches(/^\d{1,20}$/) @ApiProperty({ required: false }) cursor?: string;
}

/** Why somebody does something that needs a reason. */
export class ReasonBody {
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty() reason!: string;
}

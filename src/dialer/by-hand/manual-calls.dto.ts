import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { NOT_DIALLED_REASONS, type NotDialledReason } from './manual-call.entity.js';

const ID = /^\d{1,20}$/;

export class RevealBody {
  @Matches(ID) @ApiProperty() cardId!: string;
  @Matches(ID) @ApiProperty() callId!: string;
}

export class RevealedNumberView {
  @ApiProperty() callId!: string;
  @ApiProperty({ description: 'The one full number that ever leaves; each answer stands in the audit trail' }) number!: string;
}

export class SaidBody {
  @Matches(ID) @ApiProperty() callId!: string;
  @IsIn(['answered', 'ended']) @ApiProperty({ enum: ['answered', 'ended'] }) event!: 'answered' | 'ended';
}

export class NotDialledBody {
  @Matches(ID) @ApiProperty() callId!: string;
  @IsIn(NOT_DIALLED_REASONS) @ApiProperty({ enum: NOT_DIALLED_REASONS }) reason!: NotDialledReason;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../../platform/index.js';

export class DoNotCallSearchBody {
  @MayBeLeftOut() @IsString() @MaxLength(40) @ApiProperty({ required: false }) number?: string;
  @MayBeLeftOut() @IsString() @MaxLength(60) @ApiProperty({ required: false }) customerRef?: string;
}

export class DoNotCallBody extends DoNotCallSearchBody {
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty() reason!: string;
}

export class DoNotCallView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: [String] }) masked!: string[];
  @ApiProperty({ enum: ['strong_refusal', 'manual', 'import'] }) source!: 'strong_refusal' | 'manual' | 'import';
  @ApiProperty() reason!: string;
  @ApiProperty() by!: string;
  @ApiProperty() at!: string;
  @ApiProperty({ enum: ['active', 'removal_requested', 'removed'] }) state!: 'active' | 'removal_requested' | 'removed';
  @ApiProperty({ type: String, nullable: true }) removalReason!: string | null;
  @ApiProperty({ type: String, nullable: true }) removalRequestedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) evidenceCallId!: string | null;
  @ApiProperty({ type: [String], description: 'What the asker may do now' }) actions!: string[];
}

export class DoNotCallPage {
  @ApiProperty({ type: [DoNotCallView] }) items!: DoNotCallView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class DoNotCallMatches {
  @ApiProperty({ type: [DoNotCallView] }) items!: DoNotCallView[];
}

export class CallingStopView {
  @ApiProperty() stopped!: boolean;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: String, nullable: true }) by!: string | null;
  @ApiProperty({ type: String, nullable: true }) at!: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export class ListenInBody {
  /** Whose call is listened to. */
  @Matches(/^\d{1,20}$/) @ApiProperty() agentId!: string;
  /** One of the telephones that are named for auditors. */
  @Matches(/^[A-Za-z0-9_-]{1,20}$/) @ApiProperty() telephone!: string;
}

export class ListenInView {
  @ApiProperty() id!: string;
  @ApiProperty() agentId!: string;
  @ApiProperty() callId!: string;
  @ApiProperty() seat!: string;
  @ApiProperty() agentName!: string;
  @ApiProperty() listener!: string;
  /** Whether it is the asker's own. */
  @ApiProperty() mine!: boolean;
  @ApiProperty({ enum: ['requested', 'calling', 'listening', 'ended'] }) state!: 'requested' | 'calling' | 'listening' | 'ended';
  @ApiProperty({ type: String, nullable: true, enum: ['auditor', 'call_ended', 'not_answered', 'phone_offline', 'gateway_down'] })
  endReason!: 'auditor' | 'call_ended' | 'not_answered' | 'phone_offline' | 'gateway_down' | null;
  @ApiProperty() requestedAt!: string;
  @ApiProperty({ type: String, nullable: true }) heardAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) endedAt!: string | null;
}

export class ListenInsView {
  /** Whether the telephone system can let anybody listen in at all. */
  @ApiProperty() supported!: boolean;
  /** The telephones that are named for auditors. */
  @ApiProperty({ type: [String] }) telephones!: string[];
  /** Newest first, the last hundred. */
  @ApiProperty({ type: [ListenInView] }) items!: ListenInView[];
}

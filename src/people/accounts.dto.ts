import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut, type Role, ROLES } from '../platform/index.js';

const ID = /^\d{1,20}$/;

export class AccountBody {
  @Matches(/^[a-z0-9._-]{2,60}$/) @ApiProperty() username!: string;
  @IsString() @MinLength(1) @MaxLength(80) @ApiProperty() displayName!: string;
  @IsIn(ROLES) @ApiProperty({ enum: ROLES }) role!: Role;
  @MayBeLeftOut() @Matches(ID) @ApiProperty({ required: false }) partyId?: string;
  @MayBeLeftOut() @Matches(ID) @ApiProperty({ required: false }) agentId?: string;
  @IsString() @MinLength(10) @MaxLength(200) @ApiProperty() password!: string;
}

export class NewPasswordBody {
  @IsString() @MinLength(10) @MaxLength(200) @ApiProperty() password!: string;
}

export class AccountAgentView {
  @ApiProperty() id!: string;
  @ApiProperty() staffNo!: string;
}

export class AccountView {
  @ApiProperty() id!: string;
  @ApiProperty() username!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ enum: ['active', 'disabled'] }) state!: 'active' | 'disabled';
  @ApiProperty({ type: String, nullable: true }) lockedUntil!: string | null;
  @ApiProperty({ type: String, nullable: true }) lastSignInAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) party!: string | null;
  @ApiProperty({ type: AccountAgentView, nullable: true }) agent!: AccountAgentView | null;
}

export class AccountsView {
  @ApiProperty({ type: [AccountView] }) items!: AccountView[];
}

export class PartyView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['bank', 'vendor'] }) kind!: 'bank' | 'vendor';
  @ApiProperty() name!: string;
}

export class PartiesView {
  @ApiProperty({ type: [PartyView] }) items!: PartyView[];
}

import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { ROLES, type Role } from './permissions.js';

export class SignInBody {
  @IsString() @MinLength(1) @MaxLength(60) @ApiProperty() username!: string;
  @IsString() @MinLength(1) @MaxLength(200) @ApiProperty() password!: string;
  @MayBeLeftOut() @Matches(/^\d{6}$/) @ApiProperty({ required: false, description: 'Of the authenticator' }) code?: string;
}

export class UnlockBody {
  @IsString() @MinLength(1) @MaxLength(200) @ApiProperty() password!: string;
}

export class PasswordBody {
  @IsString() @MaxLength(200) @ApiProperty() current!: string;
  @IsString() @MinLength(10) @MaxLength(200) @ApiProperty() next!: string;
}

export class MyAgent {
  @ApiProperty() id!: string;
}

export class MyLiveCall {
  @ApiProperty() callId!: string;
  @ApiProperty() state!: string;
  @ApiProperty() placedAt!: string;
  @ApiProperty({ type: String, nullable: true }) answeredAt!: string | null;
}

export class MeView {
  @ApiProperty() accountId!: string;
  @ApiProperty() username!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ type: [String] }) permissions!: string[];
  @ApiProperty() csrfToken!: string;
  @ApiProperty() locked!: boolean;
  @ApiProperty() idleLockSeconds!: number;
  @ApiProperty({ type: MyAgent, nullable: true }) agent!: MyAgent | null;
  @ApiProperty() demo!: boolean;
  @ApiProperty() serverNow!: string;
  @ApiProperty({ type: MyLiveCall, nullable: true }) liveCall!: MyLiveCall | null;
}

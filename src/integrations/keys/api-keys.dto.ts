import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { API_SCOPES, type ApiScope, MayBeLeftOut } from '../../platform/index.js';

export const KEY_STATES = ['active', 'expired', 'revoked'] as const;

export class ApiKeyBody {
  @Matches(/^\d{1,20}$/) @ApiProperty() bankId!: string;
  @IsString() @MinLength(2) @MaxLength(80) @ApiProperty() title!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(API_SCOPES.length)
  @ArrayUnique()
  @IsIn(API_SCOPES, { each: true })
  @ApiProperty({ enum: API_SCOPES, isArray: true })
  scopes!: ApiScope[];
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  @ApiProperty({ required: false, description: 'Comma-separated addresses or CIDR ranges; left out: from anywhere' })
  networks?: string;
  @MayBeLeftOut() @IsInt() @Min(1) @Max(100_000) @ApiProperty({ required: false, default: 600 }) requestsPerMinute?: number;
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  @Matches(/T.*(Z|[+-]\d{2}:\d{2})$/)
  @ApiProperty({ required: false, description: 'An instant; left out: until it is revoked' })
  expiresAt?: string;
}

export class ApiKeyView {
  @ApiProperty() id!: string;
  @ApiProperty() bankId!: string;
  @ApiProperty() bank!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'The public part by which the key is known' }) prefix!: string;
  @ApiProperty({ enum: KEY_STATES }) state!: (typeof KEY_STATES)[number];
  @ApiProperty({ enum: API_SCOPES, isArray: true }) scopes!: ApiScope[];
  @ApiProperty() networks!: string;
  @ApiProperty() requestsPerMinute!: number;
  @ApiProperty({ type: String, nullable: true }) expiresAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) lastUsedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Until when the secret before the last rotation works' })
  earlierUntil!: string | null;
  @ApiProperty({ type: String, nullable: true }) rotatedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) revokedAt!: string | null;
  @ApiProperty() createdBy!: string;
  @ApiProperty() createdAt!: string;
}

export class ApiKeysView {
  @ApiProperty({ type: [ApiKeyView] }) items!: ApiKeyView[];
}

export class ApiKeySecretView {
  @ApiProperty({ type: ApiKeyView }) apiKey!: ApiKeyView;
  @ApiProperty({ description: 'The whole key, shown this once' }) key!: string;
}

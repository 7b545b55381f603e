import { ApiProperty } from '@nestjs/swagger';
import { Matches, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../http/may-be-left-out.js';

export class AuditQuery {
  @MayBeLeftOut()
  @Matches(/^\d{1,20}$/)
  @ApiProperty({ required: false })
  cursor?: string;

  @MayBeLeftOut()
  @MaxLength(60)
  @ApiProperty({ required: false })
  action?: string;

  @MayBeLeftOut()
  @MaxLength(80)
  @ApiProperty({ required: false })
  subject?: string;
}

export class AuditItem {
  @ApiProperty() id!: string;
  @ApiProperty() at!: string;
  @ApiProperty({ description: 'Display name of the account, `api-key:<id>` with its title, or `system:<part>`' }) actor!: string;
  @ApiProperty() action!: string;
  @ApiProperty({ type: String, nullable: true }) subject!: string | null;
  @ApiProperty({ type: Object }) details!: Record<string, unknown>;
}

export class AuditPage {
  @ApiProperty({ type: [AuditItem] }) items!: AuditItem[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

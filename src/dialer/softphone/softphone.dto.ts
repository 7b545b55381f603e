import { ApiProperty } from '@nestjs/swagger';

/** What a telephone in the browser needs to register. Held in the page's memory only. */
export class SoftphoneView {
  /** SIP over WebSocket. */
  @ApiProperty() url!: string;
  @ApiProperty() uri!: string;
  @ApiProperty() username!: string;
  @ApiProperty() password!: string;
  @ApiProperty() expiresAt!: string;
}

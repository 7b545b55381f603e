import { ApiProperty } from '@nestjs/swagger';

export class OrderView {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty() startsOn!: string;
  @ApiProperty() endsOn!: string;
  @ApiProperty({ description: 'Whole fen' }) ceilingFen!: string;
}

export class TermsView {
  @ApiProperty() version!: number;
  @ApiProperty() effectiveOn!: string;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) document!: Record<string, unknown>;
}

export class ContractView {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty() bank!: string;
  @ApiProperty() vendor!: string;
  @ApiProperty() startsOn!: string;
  @ApiProperty() endsOn!: string;
  @ApiProperty() zone!: string;
  @ApiProperty({ enum: ['L', 'R', 'G', 'X'] }) template!: 'L' | 'R' | 'G' | 'X';
  @ApiProperty({ type: String, nullable: true }) contact!: string | null;
  @ApiProperty() demo!: boolean;
  @ApiProperty({ type: [OrderView] }) orders!: OrderView[];
  @ApiProperty({ type: [TermsView] }) terms!: TermsView[];
}

export class ContractsView {
  @ApiProperty({ type: [ContractView] }) items!: ContractView[];
}

import { ApiProperty } from '@nestjs/swagger';

export class DealingSummaryView {
  @ApiProperty() id!: string;
  @ApiProperty() dealtAt!: string;
  @ApiProperty() seed!: number;
  @ApiProperty() seats!: number;
  @ApiProperty() customers!: number;
  @ApiProperty() strataCount!: number;
}

export class DealingsView {
  @ApiProperty({ type: [DealingSummaryView] }) items!: DealingSummaryView[];
}

export class DealtStratumView {
  @ApiProperty() listId!: string;
  @ApiProperty() priority!: number;
  @ApiProperty({ type: String, nullable: true }) region!: string | null;
  @ApiProperty({ type: String, nullable: true }) segment!: string | null;
  /** How many could be dealt when it was planned. */
  @ApiProperty() callable!: number;
  @ApiProperty() customers!: number;
}

export class DealingView extends DealingSummaryView {
  @ApiProperty() campaignId!: string;
  /** Customers on each seat's list, in the order of the dealing. */
  @ApiProperty({ type: [Number] }) sizes!: number[];
  @ApiProperty({ type: [DealtStratumView] }) strata!: DealtStratumView[];
  /** Dealt again from the stored seed, seats and customers, the lists are the same. */
  @ApiProperty() repeats!: boolean;
}

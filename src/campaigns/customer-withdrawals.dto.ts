import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

export class CustomerWithdrawalBody {
  @IsString() @MinLength(1) @MaxLength(64) @ApiProperty({ description: "The bank's own number of the customer" }) customerRef!: string;
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty({ description: 'Without a phone number' }) reason!: string;
}

export class CustomerWithdrawalView {
  @ApiProperty({ description: 'False: was withdrawn before' }) changed!: boolean;
  @ApiProperty({ description: 'A call is under way or waits for its outcome; it goes on, and no other follows' }) callInProgress!: boolean;
}

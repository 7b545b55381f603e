import { ApiProperty } from '@nestjs/swagger';
import { type ErrorCode, ERRORS } from '../../shared/index.js';

export class FieldProblem {
  @ApiProperty({ description: 'Path of the field, e.g. `columns.0.target`' }) field!: string;
  @ApiProperty() reason!: string;
}

/** RFC 9457 problem details. Screens translate the code; the title is for people who read logs. */
export class Problem {
  @ApiProperty({ description: '`urn:dialproof:problem:` and the code' }) type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: number;
  @ApiProperty({ enum: Object.keys(ERRORS) }) code!: ErrorCode;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
  @ApiProperty({ type: [FieldProblem], required: false }) errors?: FieldProblem[];
  @ApiProperty() requestId!: string;
}

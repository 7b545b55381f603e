import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { AppError } from '../../shared/index.js';

const ROW_ID = /^[1-9]\d{0,17}$/;

/** An id in a path is digits and nothing else: databases read `12abc`, `12.0` and `012` as 12, and audit rows would name what never was. */
@Injectable()
export class RowIdPipe implements PipeTransform {
  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    if (type === 'param' && (data === 'id' || data === 'version') && !ROW_ID.test(String(value))) throw new AppError('not_found');
    return value;
  }
}

import type { DatePickerProps } from 'antd';

/** A day as the calendar control holds it. */
export type Day = Exclude<NonNullable<DatePickerProps['value']>, unknown[]>;

const DAY = 'YYYY-MM-DD';

/** As the server takes it. */
export function dayText(day: Day): string {
  return day.format(DAY);
}

import type { DatePickerProps } from 'antd';
import dayjs from 'dayjs';

/** A day as the calendar control holds it. */
export type Day = Exclude<NonNullable<DatePickerProps['value']>, unknown[]>;

const DAY = 'YYYY-MM-DD';

/** As the server takes it. */
export function dayText(day: Day): string {
  return day.format(DAY);
}

/** A day as the server writes it, for the calendar control. */
export function dayOf(text: string): Day {
  return dayjs(text, DAY);
}

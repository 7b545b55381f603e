import { maskValue } from '../../../shared/index.js';

/** A recording's name as it is looked up. Only blind indexes of both are kept, because names often hold the number dialled. */
export interface RecordingKeys {
  /** The path without its beginning, whatever slashes and letters it is written with. */
  path: string;
  /** Its last name alone. */
  last: string;
}

export function recordingKeys(written: string): RecordingKeys {
  const path = written
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '')
    .toLowerCase();
  return { path, last: path.split('/').at(-1)! };
}

/** Days and times are written so: 8, 12 or 14 digits of this century. */
const DATED = /^20\d{6}(?:\d{4}|\d{6})?$/;

/** A name that people may read: exchanges like to put the number dialled into the file's name. */
export function maskedName(written: string): string {
  return written.replace(/\d{8,}/g, (digits) => (DATED.test(digits) ? digits : maskValue(digits)));
}

import { migration } from './create-tables.js';

/** Names of recordings often hold the number dialled: kept are a masked name for people and blind indexes to find the file by. */
export const SwitchRecordsAgain1790000000017 = migration('SwitchRecordsAgain1790000000017', [
  `ALTER TABLE switch_record ADD COLUMN recording_path_index BINARY(32) NULL AFTER recording_name,
     ADD COLUMN recording_last_index BINARY(32) NULL AFTER recording_path_index`,
  // What was written before cannot be masked in a statement that all databases take; its recordings are in, or were missing.
  `UPDATE switch_record SET recording_name = '' WHERE recording_name IS NOT NULL`,
]);

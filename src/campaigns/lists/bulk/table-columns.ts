/** The tables that an import fills, and their columns in the order in which rows are written. */
export const FILLED = {
  prospect: [
    ...['id', 'list_id', 'campaign_id', 'bank_id', 'file_row', 'customer_index', 'person', 'region', 'segment', 'priority'],
    ...['state', 'attempts', 'connected', 'intent'],
  ],
  prospect_phone: ['prospect_id', 'list_id', 'bank_id', 'position', 'number_index', 'number', 'mask'],
  list_reject: ['list_id', 'file_row', 'code', 'column_number', 'heading', 'masked'],
} as const;
export type FilledTable = keyof typeof FILLED;

/** `lines`: what LOAD DATA reads. `values`: the tuples of an INSERT, for a server that takes no files. */
export type RowForm = 'lines' | 'values';

/** Every error the product tells anybody about: code → HTTP status and English title. Screens translate the code. */
export const ERRORS = {
  // requests
  validation_failed: [400, 'The request has invalid fields'],
  unauthenticated: [401, 'Sign in first'],
  api_key_refused: [401, 'This API key is unknown, revoked or has expired'],
  wrong_credentials: [401, 'User name or password is wrong'],
  second_factor_required: [401, 'Enter the six-digit code of your authenticator'],
  csrf_rejected: [403, 'The request did not come from this page; reload it'],
  forbidden: [403, 'Your role may not do this'],
  not_allowed_network: [403, 'Sign-in from this network is not allowed'],
  not_found: [404, 'There is no such thing, or it is not yours to see'],
  idempotency_mismatch: [409, 'This Idempotency-Key was used for another request'],
  idempotency_key_missing: [400, 'Send an Idempotency-Key header'],
  state_conflict: [409, 'The thing is no longer in a state that allows this'],
  stale_action: [409, 'The screen was out of date; nothing was done'],
  four_eyes: [409, 'Another person must do this'],
  duplicate: [409, 'It exists already'],
  payload_too_large: [413, 'The file is too large'],
  locked_out: [423, 'Too many wrong passwords; try again later'],
  seat_locked: [423, 'The seat is locked; unlock it with your password'],
  too_many_requests: [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side; nothing was saved'],
  dependency_down: [503, 'A service the system needs is not answering'],
  // configuration facts that are missing
  term_missing: [409, 'The contract has no such term for this date'],
  calendar_year_missing: [409, 'No calendar is loaded for this year'],
  // the bank's own system
  webhook_target_refused: [422, 'This address may not be sent to'],
  // working
  outside_shift: [409, 'You have no shift now'],
  outside_hours: [409, 'Outside calling hours'],
  cap_reached: [409, "Today's calls are done"],
  not_qualified: [409, 'The agent is not qualified'],
  list_empty: [409, 'The list is finished'],
  list_paused: [409, 'The target list is paused'],
  seat_held: [409, 'This seat gets no new customers'],
  campaign_not_running: [409, 'The campaign is not running'],
  calling_stopped: [409, 'All calling is stopped'],
  withdrawn: [409, 'This customer was withdrawn'],
  do_not_call: [409, 'This number is on do-not-call'],
  number_contacted_recently: [409, 'This number was called too recently'],
  number_attempts_reached: [409, 'This number was called as often as allowed today'],
  customer_attempts_reached: [409, 'This customer was called as often as allowed'],
  card_open: [409, 'A card is open'],
  no_open_card: [409, 'No card is open'],
  call_open: [409, 'A call is open'],
  no_open_call: [409, 'No call is open'],
  outcome_missing: [409, 'Record the outcome first'],
  outcome_exists: [409, 'The outcome is recorded already'],
  outcome_contradicts_call: [409, 'The telephone record contradicts this outcome'],
  outcome_needs_confirmation: [409, 'The telephone record makes this outcome doubtful; confirm it'],
  rang_too_briefly: [409, 'The call was given up before the telephone had rung long enough'],
  number_not_revealed: [409, 'The number was not shown, so it cannot have been dialled'],
  phone_offline: [409, 'The telephone of this seat is offline'],
  not_supported: [409, 'The telephone system of this installation cannot do this'],
  gateway_down: [503, 'The telephone system is not answering'],
  // proof
  not_listened: [409, 'Listen to the recording first'],
  not_answered_yet: [409, 'Say first what is to be heard'],
  appeal_term_over: [409, 'The term to appeal has passed'],
  recording_not_playable: [409, 'This recording cannot be played'],
  // intake
  file_not_recognised: [422, 'The file is neither an .xlsx workbook nor a text table'],
  file_empty: [422, 'The file is empty'],
  file_no_phone_column: [422, 'No column holds phone numbers'],
  file_broken_quote: [422, 'A quotation mark is never closed'],
  file_broken: [422, 'The file is damaged'],
  file_too_wide: [422, 'A row has too many columns'],
  file_too_long: [422, 'The file has too many rows or a row is too long'],
  file_encoding: [422, 'The text is neither UTF-8 nor GB18030'],
  mapping_invalid: [422, 'The column mapping does not fit the file'],
  list_empty_file: [422, 'The file has a heading but no rows'],
  list_same_file: [409, 'This file is in the campaign already'],
  switch_file_known: [409, 'This file of switch records was imported already'],
  switch_recordings_broken: [422, 'The archive of recordings cannot be read'],
  mapping_name_taken: [409, 'A mapping of this name exists'],
  // settlement
  period_not_over: [409, 'The period is not over yet'],
  earlier_statement_open: [409, 'An earlier statement of the order comes first'],
  ceiling_exceeded: [409, 'The amount is beyond what is left of the order'],
  invoice_amount_differs: [409, 'The invoice is not over the agreed amount'],
  // scripts
  script_syntax: [422, 'The script cannot be read'],
  script_not_allowed: [422, 'The script uses something that is not allowed'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorFacts = Record<string, unknown>;

/** An expected refusal. `facts` go to the screen: they name the field, the row, the limit, the time; never a phone or a name. */
export class AppError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly facts: ErrorFacts = {},
  ) {
    super(ERRORS[code][1]);
    this.name = 'AppError';
    this.status = ERRORS[code][0];
  }
}

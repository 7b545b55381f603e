import { AppError, type ErrorCode, ERRORS } from './errors.js';

const codes = Object.keys(ERRORS) as ErrorCode[];

describe('the error table', () => {
  it.each<[ErrorCode, number, string]>([
    ['validation_failed', 400, 'the request is wrong'],
    ['unauthenticated', 401, 'nobody is signed in'],
    ['forbidden', 403, 'the role may not'],
    ['not_found', 404, "another bank's thing looks like none"],
    ['stale_action', 409, 'somebody was faster'],
    ['calendar_year_missing', 409, 'never a silent default'],
    ['do_not_call', 409, 'a refusal, not a fault'],
    ['payload_too_large', 413, 'the file is too large'],
    ['mapping_invalid', 422, 'understood but not usable'],
    ['seat_locked', 423, 'locked'],
    ['too_many_requests', 429, 'the limit'],
    ['internal', 500, 'our fault'],
    ['gateway_down', 503, 'try again'],
  ])('%s answers %i: %s', (code, status) => {
    const error = new AppError(code, { field: 'x' });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'AppError', code, status, message: ERRORS[code][1], facts: { field: 'x' } });
  });

  it('facts may be left out', () => expect(new AppError('internal').facts).toEqual({}));

  it.each(codes)('%s is a plain code with a status of refusal and its own sentence', (code) => {
    const [status, title] = ERRORS[code];
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(codes.filter((other) => ERRORS[other][1] === title)).toEqual([code]);
  });
});

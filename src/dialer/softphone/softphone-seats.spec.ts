import { hasSoftphone } from './softphone-seats.js';

const URL = 'wss://pbx.bank.example/ws';

describe('which seats have their telephone in the browser', () => {
  it.each<[string, string, string, boolean, string]>([
    ['', '*', 'seat-1', false, 'no address: off, whatever else is set'],
    [URL, '', 'seat-1', false, 'no seat is named'],
    [URL, '*', 'seat-1', true, 'every seat'],
    [URL, 'seat-1', 'seat-1', true, 'this one'],
    [URL, 'seat-1', 'seat-11', false, 'a name that begins alike'],
    [URL, 'seat-11', 'seat-1', false, 'and the other way round'],
    [URL, 'seat-2, seat-1', 'seat-1', true, 'the second of two'],
    [URL, 'seat-2,seat-3', 'seat-1', false, 'none of two'],
  ])('%j, %j: %s %p (%s)', (softphoneUrl, softphoneSeats, seat, expected) => {
    expect(hasSoftphone({ softphoneUrl, softphoneSeats }, seat)).toBe(expected);
  });
});

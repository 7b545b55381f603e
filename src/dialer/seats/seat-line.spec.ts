import { expect, it } from '@jest/globals';
import { seatLine, type SeatPhoneRow } from './seat-line.js';

it.each<[SeatPhoneRow, boolean, string, string | null, string]>([
  [{ driven: true, phone: 'online' }, false, 'online', null, 'a call can be placed'],
  [{ driven: true, phone: 'offline' }, false, 'offline', 'phone_offline', 'it would not ring'],
  [{ driven: true, phone: 'unknown' }, false, 'unknown', null, 'what nobody knows keeps nobody from dialling'],
  [{ driven: true, phone: null }, false, 'unknown', null, 'nor what nobody has written down yet'],
  [{ driven: false, phone: 'online' }, false, 'unknown', 'gateway_down', 'written by a worker that is gone'],
  [{ driven: false, phone: 'offline' }, false, 'unknown', 'gateway_down', 'the same'],
  [{ driven: false, phone: null }, true, 'online', null, 'where agents dial by hand nothing is driven'],
  [{ driven: true, phone: 'offline' }, true, 'online', null, 'also after another installation drove something'],
])('%j, by hand %s: %s, %s', (row, byHand, phone, code) => {
  const line = seatLine('seat-3', row, byHand);
  expect([line.phone, line.refusal?.code ?? null]).toEqual([phone, code]);
  if (code === 'phone_offline') expect(line.refusal!.facts).toEqual({ seat: 'seat-3' });
});

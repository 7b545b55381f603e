import type { ManualCall } from '../by-hand/manual-call.entity.js';
import type { PhoneCall } from './call.entity.js';
import { callFacts, claimByHand, recordSeen, ringSecondsOf, talkSecondsOf } from './call-facts.js';

const START = Date.parse('2026-07-28T02:00:00.000Z');
const after = (ms: number | null): Date | null => (ms === null ? null : new Date(START + ms));

describe('how long a call rang and lasted', () => {
  it.each<[number | null, number | null, number | null, number | null, number | null, string]>([
    [null, null, null, null, null, 'nothing happened yet'],
    [null, null, 5000, null, null, 'it ended before it rang'],
    [0, null, null, null, null, 'it still rings'],
    [0, null, 45_000, 45, null, 'nobody answered'],
    [0, 12_300, null, 12.3, null, 'they still talk'],
    [0, 12_300, 72_300, 12.3, 60, 'answered and ended'],
    [0, 12_300, 12_300, 12.3, 0, 'ended as it was answered'],
    [null, 100, 1100, null, 1, 'answered without ringing'],
    [0, 49, 98, 0, 0, 'one below half a tenth'],
    [0, 50, 100, 0.1, 0.1, 'half a tenth is rounded up'],
    [0, 149, 298, 0.1, 0.1, 'one below one and a half'],
    [0, 150, 300, 0.2, 0.2, 'one and a half'],
    [100, 0, null, 0, null, 'clocks that disagree give no negative time'],
    [0, 100, 0, 0.1, 0, 'nor a negative talk'],
  ])('rings %s, answered %s, ended %s: rang %s s, talked %s s (%s)', (ringing, answered, ended, ringSeconds, talkSeconds) => {
    const call = { ringingAt: after(ringing), answeredAt: after(answered), endedAt: after(ended) };
    expect(ringSecondsOf(call)).toBe(ringSeconds);
    expect(talkSecondsOf(call)).toBe(talkSeconds);
  });
});

describe('the record that evidence keeps', () => {
  const CALL = {
    ...{ id: '9', gateway: 'simulated', state: 'ended', lost: false, hungUpBy: 'customer', q850Cause: 16, sipCode: 200 },
    ...{ placedAt: after(0)!, dialledAt: after(1000), ringingAt: after(2000), answeredAt: after(9500), endedAt: after(69_500) },
    ...{ seat: 'seat-3', phoneId: '4', agentId: '1' },
  } as PhoneCall;

  it('holds the times of the telephone system and nothing of the customer', () => {
    expect(callFacts(CALL)).toEqual({
      ...{ callId: '9', gateway: 'simulated', placedAt: '2026-07-28T02:00:00.000Z', dialledAt: '2026-07-28T02:00:01.000Z' },
      ...{ ringingAt: '2026-07-28T02:00:02.000Z', answeredAt: '2026-07-28T02:00:09.500Z', endedAt: '2026-07-28T02:01:09.500Z' },
      ...{ ringSeconds: 7.5, talkSeconds: 60, hungUpBy: 'customer', q850Cause: 16, sipCode: 200, lost: false },
    });
  });

  it('what never happened is null', () => {
    const nothing = { dialledAt: null, ringingAt: null, answeredAt: null, endedAt: null };
    expect(callFacts({ ...CALL, ...nothing })).toMatchObject({ ...nothing, ringSeconds: null, talkSeconds: null });
  });
});

describe('what an outcome is held against', () => {
  const BY_HAND = { callId: '9', reveals: 1, revealedAt: after(500), saidAnsweredAt: null, saidEndedAt: null } as ManualCall;
  const seen = (state: PhoneCall['state'], answered: number | null, byHand: ManualCall | null = null) =>
    recordSeen({ state, ringingAt: after(0), answeredAt: after(answered), endedAt: after(9000), hungUpBy: 'agent' }, byHand);

  it.each<[PhoneCall['state'], number | null, boolean, boolean, boolean | null, string]>([
    ['ended', null, false, true, false, 'over, and nobody answered'],
    ['ended', 4000, false, true, true, 'over, and somebody did'],
    ['talking', 4000, false, false, true, 'they still talk'],
    ['ringing', null, false, false, false, 'it still rings'],
    ['ended', null, true, true, null, 'dialled by hand: nobody knows yet'],
    ['ended', 4000, true, true, null, 'nor when an exchange has said so: that is compared later'],
  ])('%s, answered after %p, by hand %p: ended %p, answered %p (%s)', (state, answeredAt, byHand, ended, answered) => {
    expect(seen(state, answeredAt, byHand ? BY_HAND : null)).toMatchObject({ ended, answered, hungUpBy: 'agent' });
  });

  it.each<[number | null, number | null, number | null, string]>([
    [null, null, null, 'nothing was done or said'],
    [500, null, null, 'the number was shown'],
    [500, 900, null, 'somebody answered, says the agent'],
    [500, 900, 1500, 'and it ended'],
  ])('by hand, shown %p, said answered %p, said ended %p: as claimed (%s)', (revealed, answered, ended) => {
    const text = (ms: number | null): string | null => after(ms)?.toISOString() ?? null;
    const manual = { ...BY_HAND, revealedAt: after(revealed), saidAnsweredAt: after(answered), saidEndedAt: after(ended) };
    expect(claimByHand({ id: '9', placedAt: after(0)! } as PhoneCall, manual)).toEqual({
      ...{ callId: '9', grantedAt: text(0), revealedAt: text(revealed), saidAnsweredAt: text(answered), saidEndedAt: text(ended) },
    });
  });
});

import { OUTCOME_CODES, type OutcomeCode, OUTCOMES } from '../../shared/index.js';
import { outcomeAgainstRecord, type OutcomeVerdict, type RecordSeen } from './outcome-against-record.js';

const MIN_RING = 20;
const ANSWERED: RecordSeen = { ended: true, answered: true, hungUpBy: 'customer', ringSeconds: 3 };
const UNANSWERED: RecordSeen = { ended: true, answered: false, hungUpBy: 'system', ringSeconds: 45 };
const YES: OutcomeVerdict = { allowed: 'yes', why: null, missingSeconds: null };
const REFUSED: OutcomeVerdict = { allowed: 'no', why: 'not_answered', missingSeconds: null };
const ASKED: OutcomeVerdict = { allowed: 'confirm', why: 'answered', missingSeconds: null };

describe('an outcome against the telephone record', () => {
  it.each<[OutcomeCode, OutcomeVerdict, OutcomeVerdict, string]>([
    ['intent', YES, REFUSED, 'nobody agrees to a loan without answering'],
    ['callback', YES, REFUSED, 'a time was agreed with somebody'],
    ['refused', YES, REFUSED, 'somebody said no'],
    ['strong_refusal', YES, REFUSED, 'somebody said never'],
    ['wrong_person', YES, REFUSED, 'somebody else spoke'],
    ['no_answer', ASKED, YES, 'an announcement may have answered'],
    ['busy', ASKED, YES, 'a busy announcement may have answered'],
    ['switched_off', ASKED, YES, 'the network may have answered'],
    ['invalid_number', ASKED, YES, 'the network may have answered'],
  ])('%s on an answered call %j, on an unanswered one %j: %s', (code, answered, unanswered) => {
    expect(outcomeAgainstRecord(code, ANSWERED, MIN_RING)).toEqual(answered);
    expect(outcomeAgainstRecord(code, UNANSWERED, MIN_RING)).toEqual(unanswered);
  });

  it('of a call dialled by hand whatever is said is taken once it is over, and held against the record later', () => {
    const byHand: RecordSeen = { ended: true, answered: null, hungUpBy: null, ringSeconds: null };
    for (const code of OUTCOME_CODES) expect([code, outcomeAgainstRecord(code, byHand, MIN_RING)]).toEqual([code, YES]);
    expect(outcomeAgainstRecord('intent', { ...byHand, ended: false }, MIN_RING)).toMatchObject({ allowed: 'no', why: 'call_not_ended' });
  });

  it.each<[RecordSeen | null, OutcomeVerdict['why'], string]>([
    [null, 'no_call', 'nothing was dialled'],
    [{ ended: false, answered: false, hungUpBy: null, ringSeconds: null }, 'call_not_ended', 'it still rings'],
    [{ ended: false, answered: true, hungUpBy: null, ringSeconds: 4 }, 'call_not_ended', 'they still talk'],
  ])('no outcome at all on %j: %s (%s)', (seen, why) => {
    for (const code of OUTCOME_CODES)
      expect([code, outcomeAgainstRecord(code, seen, MIN_RING)]).toEqual([code, { allowed: 'no', why, missingSeconds: null }]);
  });

  it('goes by traits: no code that claims a person passes without an answer', () => {
    const claiming = OUTCOME_CODES.filter((code) => OUTCOMES[code].conversation || OUTCOMES[code].contact || OUTCOMES[code].success);
    expect(claiming.filter((code) => outcomeAgainstRecord(code, UNANSWERED, MIN_RING).allowed !== 'no')).toEqual([]);
  });

  it.each<[Partial<RecordSeen>, number, number | null, string]>([
    [{ hungUpBy: 'agent', ringSeconds: 19.9 }, 20, 1, 'a tenth short is a second short'],
    [{ hungUpBy: 'agent', ringSeconds: 20 }, 20, null, 'rang as long as agreed'],
    [{ hungUpBy: 'agent', ringSeconds: 20.1 }, 20, null, 'a tenth longer'],
    [{ hungUpBy: 'agent', ringSeconds: 19 }, 20, 1, 'a second short'],
    [{ hungUpBy: 'agent', ringSeconds: 18.9 }, 20, 2, 'more than one second short'],
    [{ hungUpBy: 'agent', ringSeconds: 0 }, 20, 20, 'given up as it began to ring'],
    [{ hungUpBy: 'agent', ringSeconds: null }, 20, 20, 'given up before it rang at all'],
    [{ hungUpBy: 'agent', ringSeconds: 0 }, 1, 1, 'terms that ask for one second'],
    [{ hungUpBy: 'agent', ringSeconds: null }, 0, null, 'terms that ask for none'],
    [{ hungUpBy: 'customer', ringSeconds: 2 }, 20, null, 'the customer rejected it'],
    [{ hungUpBy: 'network', ringSeconds: 2 }, 20, null, 'the network gave up'],
    [{ hungUpBy: 'system', ringSeconds: 2 }, 20, null, 'the line was lost'],
  ])('"no answer" on an unanswered call %j with terms of %i s is %p seconds short (%s)', (seen, minimum, missing) => {
    const expected: OutcomeVerdict = missing === null ? YES : { allowed: 'no', why: 'rang_too_briefly', missingSeconds: missing };
    expect(outcomeAgainstRecord('no_answer', { ...UNANSWERED, ...seen }, minimum)).toEqual(expected);
  });

  it.each<[OutcomeCode, string]>([
    ['busy', 'the engaged tone needs no ringing'],
    ['switched_off', 'an announcement needs none'],
    ['invalid_number', 'nor does this one'],
  ])('%s may be recorded of a call given up early (%s)', (code) => {
    expect(outcomeAgainstRecord(code, { ...UNANSWERED, hungUpBy: 'agent', ringSeconds: 0 }, MIN_RING)).toEqual(YES);
  });

  it('an answered call is asked about as ever, however short it rang', () => {
    expect(outcomeAgainstRecord('no_answer', { ...ANSWERED, hungUpBy: 'agent', ringSeconds: 1 }, MIN_RING)).toEqual(ASKED);
  });
});

import { OUTCOME_CODES, type OutcomeCode, OUTCOMES } from '../../shared/index.js';
import { outcomeAgainstRecord, type OutcomeVerdict, type RecordSeen } from './outcome-against-record.js';

const ANSWERED: RecordSeen = { ended: true, answered: true };
const UNANSWERED: RecordSeen = { ended: true, answered: false };
const YES: OutcomeVerdict = { allowed: 'yes', why: null };
const REFUSED: OutcomeVerdict = { allowed: 'no', why: 'not_answered' };
const ASKED: OutcomeVerdict = { allowed: 'confirm', why: 'answered' };

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
    expect(outcomeAgainstRecord(code, ANSWERED)).toEqual(answered);
    expect(outcomeAgainstRecord(code, UNANSWERED)).toEqual(unanswered);
  });

  it('of a call dialled by hand whatever is said is taken once it is over, and held against the record later', () => {
    for (const code of OUTCOME_CODES) expect([code, outcomeAgainstRecord(code, { ended: true, answered: null })]).toEqual([code, YES]);
    expect(outcomeAgainstRecord('intent', { ended: false, answered: null })).toEqual({ allowed: 'no', why: 'call_not_ended' });
  });

  it.each<[RecordSeen | null, OutcomeVerdict['why'], string]>([
    [null, 'no_call', 'nothing was dialled'],
    [{ ended: false, answered: false }, 'call_not_ended', 'it still rings'],
    [{ ended: false, answered: true }, 'call_not_ended', 'they still talk'],
  ])('no outcome at all on %j: %s (%s)', (seen, why) => {
    for (const code of OUTCOME_CODES) expect([code, outcomeAgainstRecord(code, seen)]).toEqual([code, { allowed: 'no', why }]);
  });

  it('goes by traits: no code that claims a person passes without an answer', () => {
    const claiming = OUTCOME_CODES.filter((code) => OUTCOMES[code].conversation || OUTCOMES[code].contact || OUTCOMES[code].success);
    expect(claiming.filter((code) => outcomeAgainstRecord(code, UNANSWERED).allowed !== 'no')).toEqual([]);
  });
});

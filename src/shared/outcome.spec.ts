import { OUTCOME_CODES, type OutcomeCode, type OutcomeField, OUTCOMES, type OutcomeTraits } from './outcome.js';

type Trait = 'conversation' | 'contact' | 'final' | 'success' | 'doNotCall' | 'numberDead';
const TRAITS: readonly Trait[] = ['conversation', 'contact', 'final', 'success', 'doNotCall', 'numberDead'];
const each = Object.entries(OUTCOMES) as [OutcomeCode, OutcomeTraits][];

describe('outcomes', () => {
  it.each<[number, OutcomeCode, Trait[], OutcomeField[], string]>([
    [1, 'intent', ['conversation', 'contact', 'final', 'success'], ['amountYuan', 'applyChannel'], 'the one success'],
    [2, 'callback', ['conversation', 'contact'], ['callbackAt'], 'to be rung again'],
    [3, 'refused', ['conversation', 'contact', 'final'], ['reason'], 'not again in this campaign'],
    [4, 'strong_refusal', ['conversation', 'contact', 'final', 'doNotCall'], [], 'never again (L15)'],
    [5, 'no_answer', [], [], 'claims nothing'],
    [6, 'busy', [], [], 'claims nothing'],
    [7, 'switched_off', [], [], 'claims nothing'],
    [8, 'invalid_number', ['numberDead'], [], 'the number, not the customer'],
    [9, 'wrong_person', ['conversation', 'contact', 'numberDead'], [], 'somebody else spoke'],
  ])('key %i is %s with %j and the fields %j: %s', (key, code, traits, required) => {
    expect(OUTCOME_CODES[key - 1]).toBe(code);
    expect(TRAITS.filter((trait) => OUTCOMES[code][trait])).toEqual(traits);
    expect(OUTCOMES[code].required).toEqual(required);
    expect(OUTCOMES[code].optional).toEqual(['note']);
  });

  it('nine keys, and each code has traits', () => {
    expect(OUTCOME_CODES).toHaveLength(9);
    expect(Object.keys(OUTCOMES)).toEqual([...OUTCOME_CODES]);
  });

  it.each(each)('%s: a success is a conversation, a conversation a contact, do-not-call is final', (_code, traits) => {
    expect(traits.success && !traits.conversation).toBe(false);
    expect(traits.conversation && !traits.contact).toBe(false);
    expect(traits.doNotCall && !traits.final).toBe(false);
    expect(traits.success && traits.doNotCall).toBe(false);
    expect(traits.required.filter((field) => traits.optional.includes(field))).toEqual([]);
  });

  it.each<[Trait, OutcomeCode[], string]>([
    ['success', ['intent'], 'nothing else counts toward the target (L16)'],
    ['doNotCall', ['strong_refusal'], 'nothing else puts a customer on do-not-call'],
  ])('%s is said of %j alone: %s', (trait, codes) => {
    expect(each.filter(([, traits]) => traits[trait]).map(([code]) => code)).toEqual(codes);
  });
});

import { requireSafe } from './safe-words.js';

const GOOD = { callId: '17', seat: 'seat-3', number: '13800138000', ringTimeoutSeconds: 45, fencingToken: 1 };

describe('words that become channel ids, file names and dial strings', () => {
  it.each<[Partial<typeof GOOD>, string | null, string]>([
    [{}, null, 'as they are made'],
    [{ callId: 'x' }, null, 'the shortest'],
    [{ callId: 'A'.repeat(32) }, null, 'the longest'],
    [{ callId: 'A'.repeat(33) }, 'callId', 'one more'],
    [{ callId: '' }, 'callId', 'empty'],
    [{ callId: '1-2' }, 'callId', 'the dash parts our installation from the call'],
    [{ callId: '../1' }, 'callId', 'a way out of the folder'],
    [{ callId: '1\n' }, 'callId', 'a line of its own'],
    [{ seat: 'a_B-9' }, null, 'letters, digits, dash, underscore'],
    [{ seat: 's'.repeat(40) }, null, 'the longest'],
    [{ seat: 's'.repeat(41) }, 'seat', 'one more'],
    [{ seat: '' }, 'seat', 'empty'],
    [{ seat: 'seat/3' }, 'seat', 'another technology'],
    [{ seat: '座席3' }, 'seat', 'not what a telephone is called'],
    [{ number: '110' }, null, 'the shortest'],
    [{ number: '11' }, 'number', 'one less'],
    [{ number: '+861380013800012' }, null, 'fifteen digits behind a plus'],
    [{ number: '+8613800138000123' }, 'number', 'one more'],
    [{ number: '1+380' }, 'number', 'a plus within'],
    [{ number: '13800138000,9' }, 'number', 'a pause and a digit'],
    [{ number: '13800138000&SIP/9' }, 'number', 'a second telephone'],
    [{ callId: '', seat: '', number: '' }, 'callId', 'the first of several is named'],
    [{ seat: '', number: '' }, 'seat', 'the first of two'],
  ])('%j: wrong is %p (%s)', (more, field) => {
    const check = (): void => requireSafe({ ...GOOD, ...more });
    if (field === null) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'validation_failed', facts: { field } }));
  });
});

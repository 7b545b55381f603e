import { readFileSync } from 'node:fs';
import type { CallEnd } from '../gateway.js';
import type { AriEvent } from './ari-event.js';
import { afterEvent, afterLine, type CallPicture, EMPTY, referenceOf, reportOf, stateOf, together } from './call-picture.js';
import { type CelLine, celLineOf } from './cel-line.js';
import { type EndRecord, endRecordOf, fieldsOf } from './end-record.js';

interface Recorded {
  reference: string;
  events: AriEvent[];
  log: Record<string, unknown>[];
}

/** What a real Asterisk 22 said of one call (written by `PBX_UPDATE=1 npm run test:pbx`). */
function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(`test/fixtures/pbx/${name}.json`, 'utf8')) as Recorded;
}

const fromEvents = ({ events }: Recorded): CallPicture => events.reduce(afterEvent, EMPTY);
const fromLog = ({ log }: Recorded): CallPicture => log.map((line) => celLineOf(JSON.stringify(line))!).reduce(afterLine, EMPTY);
const end = (q850Cause: number, sipCode: number | null, hungUpBy: CallEnd['hungUpBy']): CallEnd => ({ q850Cause, sipCode, hungUpBy });

const RANG = ['agent_ringing', 'dialling', 'ringing', 'ended'];
const ANSWERED = ['agent_ringing', 'dialling', 'ringing', 'talking', 'ended'];
const REFUSED = ['agent_ringing', 'dialling', 'ended'];

describe('calls that a real Asterisk has had', () => {
  const CALLS: [string, string, string[], CallEnd][] = [
    ['customer-01', 'answered, talked, the customer hung up', ANSWERED, end(16, 200, 'customer')],
    ['customer-02', 'busy', REFUSED, end(17, 486, 'network')],
    ['customer-03', 'rang until we gave up: our CANCEL, no refusal', RANG, end(19, 487, 'system')],
    ['customer-04', 'rejected, which DIALSTATUS calls CHANUNAVAIL', RANG, end(21, 403, 'customer')],
    ['customer-05', 'no such number', REFUSED, end(1, 404, 'network')],
    ['customer-06', 'announced, then silence: never rang', REFUSED, end(19, 487, 'system')],
    ['customer-07', 'answered and hung up at once', ANSWERED, end(16, 200, 'customer')],
    ['customer-08', 'the agent pressed the button', ANSWERED, end(16, 200, 'agent')],
    ['customer-09', 'no line free', REFUSED, end(34, 503, 'network')],
    ['customer-10', 'announced, then refused', REFUSED, end(18, 408, 'network')],
    ['customer-11', 'rang until the carrier gave up', RANG, end(19, 480, 'network')],
    ['customer-12', 'a dead line: the network never said a word', REFUSED, end(38, null, 'network')],
    ['customer-13', 'a line known to be away: not dialled', ['agent_ringing', 'ended'], end(3, null, 'network')],
    ['seat-7', 'the agent’s telephone is busy', ['ended'], end(17, null, 'agent')],
    ['seat-8', 'the agent’s telephone rejects', ['ended'], end(21, null, 'agent')],
    ['seat-9', 'the agent’s telephone rings in vain', ['agent_ringing', 'ended'], end(19, null, 'system')],
    ['seat-10', 'the agent’s telephone hung up', ANSWERED, end(16, 200, 'agent')],
  ];

  it.each(CALLS)('%s: %s', (name, _, states, expected) => {
    const call = recorded(name);
    const seen: string[] = [];
    let picture = EMPTY;
    for (const event of call.events) {
      picture = afterEvent(picture, event);
      const state = stateOf(picture);
      if (state !== 'placing' && state !== seen.at(-1)) seen.push(state);
    }
    expect(seen).toEqual(states);
    expect(reportOf('1', picture)).toMatchObject({ state: 'ended', end: expected, recordings: [] });
  });

  it.each(CALLS)('%s: %s (from the event log alone)', (name, _, states, expected) => {
    const { end: found, times } = reportOf('1', fromLog(recorded(name)));
    expect(found).toEqual(expected);
    expect(times.dialledAt !== null).toBe(states.includes('dialling'));
    expect(times.ringingAt !== null).toBe(states.includes('ringing'));
    expect(times.answeredAt !== null).toBe(states.includes('talking'));
  });

  it.each(CALLS)('%s: %s (both sources tell the same, in whichever order they come)', (name) => {
    const call = recorded(name);
    const [events, log] = [fromEvents(call), fromLog(call)];
    expect(reportOf('1', together(log, events)).end).toEqual(reportOf('1', together(events, log)).end);
    const [live, logged] = [reportOf('1', events).times, reportOf('1', log).times];
    for (const time of ['dialledAt', 'ringingAt', 'answeredAt'] as const) expect(live[time]).toEqual(logged[time]);
    expect(Math.abs(live.endedAt!.getTime() - logged.endedAt!.getTime())).toBeLessThanOrEqual(150);
  });

  it.each(CALLS)('%s: %s (times run forward and are within 150 ms of the legs’ own)', (name) => {
    const call = recorded(name);
    const { times } = reportOf('1', together(fromLog(call), fromEvents(call)));
    const order = [times.agentRingingAt, times.dialledAt, times.ringingAt, times.answeredAt, times.endedAt].filter((at) => at !== null);
    expect([...order].sort((a, b) => a.getTime() - b.getTime())).toEqual(order);
    const legs = call.log.filter((line) => line['uniqueid'] !== line['linkedid']);
    const near = (type: string, at: Date | null): void => {
      const line = legs.find((one) => one['eventtype'] === type);
      expect(line === undefined).toBe(at === null);
      if (line && at) expect(Math.abs(at.getTime() - Number(line['eventtime']) * 1000)).toBeLessThanOrEqual(150);
    };
    near('CHAN_START', times.dialledAt);
    near('ANSWER', times.answeredAt);
  });

  it('every event belongs to its call, and to nobody else’s', () => {
    const { events, reference } = recorded('customer-01');
    const prefix = `${reference.split('-')[0]}-`;
    const mine = events.map((event) => referenceOf(event, prefix)).filter((found) => found !== null);
    expect(mine.length).toBeGreaterThanOrEqual(6);
    expect(new Set(mine)).toEqual(new Set([reference]));
    expect(events.map((event) => referenceOf(event, 'another-'))).toEqual(events.map(() => null));
  });
});

describe('the end record', () => {
  const BASE = 'call=x-1&started=1795647735713&dial=1795647735715&ended=1795647744730&agent=PJSIP/seat-1-00&customer=PJSIP/trunk-01';
  const DIALLED = `${BASE}&dialled=1795647735716`;
  const ANSWER = `${DIALLED}&ring=5&answered=1795647736721`;

  it.each<[string, CallEnd, string]>([
    [`${DIALLED}&cause=21&sip=603&by=PJSIP/trunk-01&ring=900`, end(21, 603, 'customer'), 'declined by the customer'],
    [`${DIALLED}&cause=18&sip=480&by=PJSIP/trunk-01&early=2`, end(18, 480, 'network'), 'switched off, as carriers say it'],
    [`${DIALLED}&cause=17&sip=486&by=dialplan/builtin`, end(17, 486, 'network'), 'busy'],
    [`${DIALLED}&cause=19&sip=180&by=dialplan/builtin&ring=4`, end(19, 487, 'system'), 'only a provisional answer: our own CANCEL'],
    [`${DIALLED}&cause=19&sip=199&by=dialplan/builtin&ring=4`, end(19, 487, 'system'), 'the last provisional answer'],
    [`${DIALLED}&cause=16&sip=200&by=`, end(16, 487, 'system'), 'answered as we gave up: nobody spoke'],
    [`${DIALLED}&cause=19&sip=201&by=dialplan/builtin`, end(19, 201, 'network'), 'the first of the other final ones'],
    [`${DIALLED}&cause=19&sip=300&by=dialplan/builtin`, end(19, 300, 'network'), 'a final one'],
    [`${DIALLED}&cause=0&sip=486&by=`, end(127, 486, 'network'), 'refused, and nobody says why'],
    [`${DIALLED}&cause=&sip=486&by=`, end(127, 486, 'network'), 'a cause that was not written'],
    [`${DIALLED}&cause=busy&sip=4860&by=`, end(38, null, 'network'), 'neither is a number that can be'],
    [`${DIALLED}&cause=1&sip=&by=`, end(1, null, 'network'), 'a cause other than no answer is kept'],
    [`${DIALLED}&cause=0&sip=&by=`, end(38, null, 'network'), 'a silent line without a cause'],
    [`${ANSWER}&cause=0&sip=200&by=PJSIP/trunk-01`, end(16, 200, 'customer'), 'hung up without a cause is hung up'],
    [`${DIALLED}&cause=16&sip=180&by=PJSIP/seat-1-00&ring=4`, end(16, 487, 'agent'), 'the agent gave up while it rang'],
    [`${DIALLED}&cause=0&sip=180&by=&asked=agent&ring=4`, end(16, 487, 'agent'), 'the agent’s button while it rang'],
    [`${DIALLED}&cause=19&sip=&by=PJSIP/seat-1-00`, end(19, null, 'agent'), 'the agent gave up on a silent line: not the line’s fault'],
    [`${DIALLED}&cause=19&sip=&by=dialplan/builtin`, end(38, null, 'network'), 'a silent line until the ring timeout'],
    [`${ANSWER}&cause=16&sip=200&by=PJSIP/trunk-01`, end(16, 200, 'customer'), 'the customer hung up'],
    [`${ANSWER}&cause=16&sip=200&by=PJSIP/seat-1-00`, end(16, 200, 'agent'), 'the agent hung up'],
    [`${ANSWER}&cause=16&sip=200&by=&asked=agent`, end(16, 200, 'agent'), 'the button'],
    [`${ANSWER}&cause=44&sip=200&by=`, end(44, 200, 'system'), 'the other end froze'],
    [`${ANSWER}&cause=16&sip=&by=`, end(16, 200, 'system'), 'an operator at the console'],
    [`${BASE}&dialled=&cause=20&sip=&by=dialplan/builtin`, end(20, null, 'network'), 'no way out: never dialled'],
  ])('%s → %j (%s)', (record, expected) => {
    const picture = { ...EMPTY, record: endRecordOf(fieldsOf(record)) };
    expect(reportOf('1', picture).end).toEqual(expected);
  });

  it.each([
    ['', 'empty'],
    ['call=x-1&cause=16', 'without an end'],
    ['ended=soon', 'an end that is no instant'],
    ['ended=', 'an empty end'],
  ])('%j is none (%s)', (record) => expect(endRecordOf(fieldsOf(record))).toBeNull());

  it.each<[string, number | null, string]>([
    ['dial=1795647735715&ring=5', 1_795_647_735_720, 'counted from the moment of dialling'],
    ['dial=1795647735715&ring=0', 1_795_647_735_715, 'at once'],
    ['dial=1795647735715&ring=', null, 'it never rang'],
    ['dial=1795647735715&ring=soon', null, 'no number'],
    ['dial=1795647735715&ring=1234567890', null, 'eleven days'],
    ['ring=5', null, 'from when nobody knows'],
    ['dial=&ring=5', null, 'nor here'],
  ])('a ring time of %s is %p (%s)', (fields, expected) => {
    expect(endRecordOf(fieldsOf(`ended=1795647744730&${fields}`))!.ringingAt?.getTime() ?? null).toBe(expected);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a=1&b=x=y&c=', { a: '1', b: 'x=y', c: '' }, 'a value may hold the sign, or nothing'],
    ['=1&b&&a=1', { a: '1' }, 'what has no name is left out'],
  ])('%s holds %j (%s)', (text, fields) => expect(fieldsOf(text)).toEqual(fields));
});

describe('a call that is not over', () => {
  const at = new Date('2026-07-28T02:00:00.000Z');

  it.each<[Partial<CallPicture>, string, string]>([
    [{}, 'placing', 'nothing is known'],
    [{ createdAt: at }, 'placing', 'the leg is there'],
    [{ agentRingingAt: at }, 'agent_ringing', ''],
    [{ agentRingingAt: at, dialledAt: at }, 'dialling', ''],
    [{ dialledAt: at, isRinging: true }, 'ringing', 'since when, only the end record will tell'],
    [{ dialledAt: at, ringingAt: at }, 'ringing', ''],
    [{ dialledAt: at, answeredAt: at }, 'talking', 'answered without ringing'],
  ])('%j is %s %s', (picture, state) => expect(stateOf({ ...EMPTY, ...picture })).toBe(state));

  it('lost with its PBX: what was known, and no end', () => {
    const report = reportOf('1', { ...EMPTY, dialledAt: at, answeredAt: at }, true);
    expect(report).toMatchObject({ state: 'lost', end: null, times: { answeredAt: at, endedAt: null } });
  });

  it('torn down before it could write its record: the leg’s own cause', () => {
    const gone = { at, q850Cause: 31, byAgent: false };
    expect(reportOf('1', { ...EMPTY, dialledAt: at, gone }).end).toEqual(end(31, 487, 'system'));
    expect(reportOf('1', { ...EMPTY, dialledAt: at, answeredAt: at, gone }).end).toEqual(end(31, 200, 'system'));
    expect(reportOf('1', { ...EMPTY, gone, isAsked: true }).end).toEqual(end(31, null, 'agent'));
  });
});

describe('facts fill in, and none is taken back', () => {
  const [first, later] = [new Date('2026-07-28T02:00:00.000Z'), new Date('2026-07-28T02:00:09.000Z')];
  const record = (ended: Date): EndRecord => endRecordOf({ ended: String(ended.getTime()) })!;
  const gone = (at: Date) => ({ at, q850Cause: 16, byAgent: false });
  const KNOWN: readonly [keyof CallPicture, CallPicture[keyof CallPicture], CallPicture[keyof CallPicture]][] = [
    ['createdAt', first, later],
    ['agentRingingAt', first, later],
    ['recordingFrom', first, later],
    ['dialledAt', first, later],
    ['ringingAt', first, later],
    ['customerChannelId', 'one', 'other'],
    ['answeredAt', first, later],
    ['record', record(first), record(later)],
    ['gone', gone(first), gone(later)],
    ['isRinging', true, true],
    ['agentHungUp', true, true],
    ['isAsked', true, true],
  ];

  it('every fact of a picture stands in the table', () => {
    expect(KNOWN.map(([fact]) => fact).sort()).toEqual(Object.keys(EMPTY).sort());
  });

  it.each(KNOWN)('%s of two pictures: the one that is known, and the first of two', (fact, one, other) => {
    const [knows, differs] = [{ ...EMPTY, [fact]: one } as CallPicture, { ...EMPTY, [fact]: other } as CallPicture];
    expect(together(knows, EMPTY)).toEqual(knows);
    expect(together(EMPTY, knows)).toEqual(knows);
    expect(together(knows, differs)).toEqual(knows);
  });

  const event = (type: string, at: Date, more: Partial<AriEvent> = {}): AriEvent => ({ type, timestamp: at.toISOString(), ...more });
  const said = (eventname: string, record: string, id = 'x-1-a'): AriEvent =>
    event('ChannelUserevent', later, { eventname, userevent: { record }, channel: { id, state: 'Up' } });
  const line = (type: string, at: Date, more: Partial<CelLine> = {}): CelLine => ({
    ...{ type, at, linkedId: 'x-1-a', uniqueId: 'x-1-a', channelName: '', hangupCause: null, hangupSource: '', record: '', ...more },
  });
  const ms = (at: Date): string => String(at.getTime());

  it.each<[string, (picture: CallPicture, at: Date) => CallPicture, Partial<CallPicture>]>([
    [
      'the agent’s telephone rings',
      (picture, at) => afterEvent(picture, event('ChannelStateChange', at, { channel: { id: 'x-1-a', state: 'Ringing' } })),
      { agentRingingAt: first },
    ],
    [
      'the customer’s rings',
      (picture, at) => afterEvent(picture, event('Dial', at, { caller: { id: 'x-1-a' }, dialstatus: 'RINGING' })),
      { ringingAt: first },
    ],
    [
      'the agent’s leg is gone',
      (picture, at) => afterEvent(picture, event('ChannelDestroyed', at, { cause: 31 })),
      { gone: { at: first, q850Cause: 31, byAgent: false } },
    ],
    ['the agent’s leg is there, by the log', (picture, at) => afterLine(picture, line('CHAN_START', at)), { createdAt: first }],
    [
      'the customer’s leg is answered, by the log',
      (picture, at) => afterLine(picture, line('ANSWER', at, { uniqueId: '2' })),
      { answeredAt: first },
    ],
    [
      'the agent’s leg is gone, by the log',
      (picture, at) => afterLine(picture, line('HANGUP', at, { hangupCause: 31 })),
      { gone: { at: first, q850Cause: 31, byAgent: false } },
    ],
    ['the end', (picture, at) => afterEvent(picture, said('DialproofEnd', `ended=${ms(at)}`)), { record: record(first) }],
    [
      'the end, by the log',
      (picture, at) => afterLine(picture, line('DIALPROOF_END', at, { record: `ended=${ms(at)}` })),
      { record: record(first) },
    ],
    [
      'the dialling',
      (picture, at) => afterEvent(picture, said('DialproofDialled', `started=${ms(at)}&dialled=${ms(at)}`, at === first ? 'one' : 'other')),
      { recordingFrom: first, dialledAt: first, customerChannelId: 'one' },
    ],
    [
      'the dialling, by the log',
      (picture, at) =>
        afterLine(
          picture,
          line('DIALPROOF_DIALLED', at, { record: `started=${ms(at)}&dialled=${ms(at)}`, uniqueId: at === first ? 'one' : 'other' }),
        ),
      { recordingFrom: first, dialledAt: first, customerChannelId: 'one' },
    ],
  ])('%s: told twice, the first is believed', (_what, tell, expected) => {
    expect(tell(EMPTY, first)).toEqual({ ...EMPTY, ...expected });
    expect(tell(tell(EMPTY, first), later)).toEqual({ ...EMPTY, ...expected });
  });

  it.each<[string, (picture: CallPicture) => CallPicture]>([
    ['an event', (picture) => afterEvent(picture, said('DialproofAnswered', `answered=${ms(first)}`))],
    ['a line', (picture) => afterLine(picture, line('DIALPROOF_ANSWERED', later, { record: `answered=${ms(first)}`, uniqueId: '2' }))],
  ])('the dialplan’s own moment of the answer, told by %s, is more exact than the channel’s', (_what, tell) => {
    expect(tell({ ...EMPTY, answeredAt: later }).answeredAt).toEqual(first);
    expect(tell(EMPTY).answeredAt).toEqual(first);
  });

  it('an answer without its moment takes back nothing', () => {
    expect(afterEvent({ ...EMPTY, answeredAt: first }, said('DialproofAnswered', 'answered=')).answeredAt).toEqual(first);
  });

  it('a leg that goes without a cause has ended as calls do', () => {
    for (const picture of [afterEvent(EMPTY, event('ChannelDestroyed', first)), afterLine(EMPTY, line('HANGUP', first))])
      expect(reportOf('1', picture)).toMatchObject({ times: { endedAt: first }, end: end(16, null, 'system') });
  });

  it('the end is the record’s, not the leg’s', () => {
    expect(reportOf('1', { ...EMPTY, record: record(first), gone: gone(later) }).times.endedAt).toEqual(first);
    expect(reportOf('1', { ...EMPTY, gone: gone(later) }).times.endedAt).toEqual(later);
  });

  it.each<[AriEvent, string | null, string]>([
    [said('DialproofDialled', 'call=x-1&dialled=1', '1795650166.27'), 'x-1', 'the customer’s leg says whose it is in its record'],
    [said('DialproofDialled', 'call=y-1', 'x-1-a'), null, 'the record counts, not the channel'],
    [event('ChannelUserevent', first), null, 'without a record'],
    [event('ChannelDestroyed', first, { channel: { id: 'x-1-a', state: 'Up' } }), 'x-1', 'the agent’s leg by its id'],
    [event('ChannelDestroyed', first, { channel: { id: 'x-1-b', state: 'Up' } }), null, 'no leg of an agent'],
    [event('ChannelDestroyed', first, { channel: { id: 'y-1-a', state: 'Up' } }), null, 'another installation’s'],
    [event('Dial', first, { caller: { id: 'x-1-a' } }), 'x-1', 'who dials'],
    [event('Dial', first), null, 'nobody'],
  ])('%j is about %p (%s)', (given, reference) => expect(referenceOf(given, 'x-')).toBe(reference));
});

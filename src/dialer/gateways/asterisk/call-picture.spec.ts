import { readFileSync } from 'node:fs';
import type { CallEnd } from '../gateway.js';
import type { AriEvent } from './ari-event.js';
import { afterEvent, afterLine, type CallPicture, EMPTY, referenceOf, reportOf, stateOf, together } from './call-picture.js';
import { celLineOf } from './cel-line.js';
import { endRecordOf, fieldsOf } from './end-record.js';

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
    [`${DIALLED}&cause=19&sip=300&by=dialplan/builtin`, end(19, 300, 'network'), 'a final one'],
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

  it('a ring time is counted from the moment of dialling', () => {
    expect(endRecordOf(fieldsOf(ANSWER))!.ringingAt).toEqual(new Date(1_795_647_735_720));
  });
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

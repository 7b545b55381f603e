import { seededRandom } from '../../../shared/index.js';
import { BEHAVIOURS, BEHAVIOUR_BY_LAST_DIGITS, customerOf, type Behaviour } from './behaviours.js';
import { planCall, type CallPlan } from './plan-call.js';
import { committedVoicesDirectory, Voices } from './voices.js';

const voices = new Voices(committedVoicesDirectory());

function plan(behaviour: Behaviour, { seed = 7, speed = 1, ringTimeoutSeconds = 30 } = {}): CallPlan {
  const customer = { behaviour, voice: seed % 3, rate: 1 };
  return planCall({ customer, ringTimeoutSeconds, speed, agentRate: 1, voices }, seededRandom(seed));
}

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);
const all = Object.keys(BEHAVIOURS) as Behaviour[];
const conversations: Behaviour[] = ['interested', 'polite_refusal', 'strong_refusal', 'callback', 'wrong_person', 'talkative'];

describe('how each kind of call ends', () => {
  // Cause and SIP code as a real PBX reported them for the same kind of call over real trunks.
  it.each([
    ['interested', 'rings, answers', 16, 200, 'customer'],
    ['polite_refusal', 'rings, answers', 16, 200, 'customer'],
    ['strong_refusal', 'rings, answers', 16, 200, 'customer'],
    ['callback', 'rings, answers', 16, 200, 'customer'],
    ['wrong_person', 'rings, answers', 16, 200, 'customer'],
    ['silent_hangup', 'rings, answers', 16, 200, 'customer'],
    ['talkative', 'rings, answers', 16, 200, 'customer'],
    ['voicemail', 'rings, answers', 16, 200, 'customer'],
    ['no_answer', 'rings', 19, 487, 'system'],
    ['no_answer_carrier', 'rings', 19, 480, 'network'],
    ['no_answer_announced', 'rings', 18, 480, 'network'],
    ['busy', 'never rings', 17, 486, 'network'],
    ['rejected', 'rings', 21, 603, 'customer'],
    ['switched_off', 'never rings', 20, 480, 'network'],
    ['unreachable', 'never rings', 18, 480, 'network'],
    ['empty_number', 'never rings', 1, 404, 'network'],
    ['congestion', 'never rings', 34, 503, 'network'],
    ['dead_trunk', 'never rings', 38, 503, 'network'],
    ['agent_absent', 'never dialled', 19, null, 'system'],
  ] as const)('%s: %s, Q.850 %s, SIP %s, by %s', (behaviour, way, q850Cause, sipCode, hungUpBy) => {
    for (const seed of seeds) {
      const one = plan(behaviour, { seed });
      expect(one.end).toEqual({ q850Cause, sipCode, hungUpBy });
      expect(one.dialledMs === null).toBe(way === 'never dialled');
      expect(one.ringingMs !== null).toBe(way.startsWith('rings'));
      expect(one.answeredMs !== null).toBe(way === 'rings, answers');
    }
  });

  it('is lost when the PBX dies in the middle', () => {
    const lost = plan('pbx_restart');
    expect(lost.end).toBeNull();
    expect(lost.endMs).toBeGreaterThan(lost.answeredMs!);
  });
});

describe('the times of a plan', () => {
  it.each(all)('%s: whole milliseconds, in order, every sound inside the call', (behaviour) => {
    for (const seed of seeds) {
      for (const speed of [1, 3, 10, 60]) {
        const one = plan(behaviour, { seed, speed });
        const times = [0, one.agentRingingMs, one.dialledMs, one.ringingMs, one.answeredMs, one.endMs].filter((time) => time !== null);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.every(Number.isInteger)).toBe(true);
        for (const sound of one.sounds) {
          expect(sound.fromMs).toBeLessThan(sound.toMs);
          expect(sound.fromMs).toBeGreaterThanOrEqual(one.dialledMs!);
          // A call lost with its PBX has no recording, so nothing of it is cut.
          if (one.end) expect(sound.toMs).toBeLessThanOrEqual(one.endMs);
          expect(Number.isInteger(sound.fromMs) && Number.isInteger(sound.toMs)).toBe(true);
        }
      }
    }
  });

  it('rings and answers the seat as fast as a real PBX was seen to (INVITE 6-40 ms, answer 300-362 ms, then 2-18 ms)', () => {
    for (const seed of seeds) {
      const one = plan('busy', { seed });
      expect(one.agentRingingMs).toBeGreaterThanOrEqual(6);
      expect(one.agentRingingMs).toBeLessThanOrEqual(40);
      expect(one.dialledMs).toBeGreaterThanOrEqual(302);
      expect(one.dialledMs).toBeLessThanOrEqual(380);
    }
  });

  it.each([
    ['no_answer', 30, 1],
    ['no_answer', 6, 1],
    ['no_answer', 30, 10],
    ['interested', 4, 1],
    ['switched_off', 3, 1],
  ] as const)('%s with a ring timeout of %s s at speed %s is given up exactly then', (behaviour, ringTimeoutSeconds, speed) => {
    const one = plan(behaviour, { ringTimeoutSeconds, speed });
    expect(one.endMs - one.dialledMs!).toBe((ringTimeoutSeconds * 1000) / speed);
    expect(one.end).toEqual({ q850Cause: 19, sipCode: 487, hungUpBy: 'system' });
    expect(one.answeredMs).toBeNull();
  });

  it.each(all)('%s ten times as fast takes a tenth, talk at most a tenth', (behaviour) => {
    const slow = plan(behaviour);
    const fast = plan(behaviour, { speed: 10 });
    const answered = slow.answeredMs ?? slow.endMs;
    expect(Math.abs((fast.answeredMs ?? fast.endMs) - answered / 10)).toBeLessThan(5);
    expect(fast.endMs).toBeLessThanOrEqual(slow.endMs / 10 + 5);
    expect(fast.end).toEqual(slow.end);
  });

  it.each(all)('%s at infinite speed is over at once', (behaviour) => {
    const one = plan(behaviour, { speed: Infinity });
    expect(one.endMs).toBe(0);
    expect(one.sounds).toEqual([]);
    if (behaviour !== 'no_answer') expect(one.end).toEqual(plan(behaviour).end);
  });
});

describe('what is said', () => {
  const linesOf = (one: CallPlan, channel: string) => one.sounds.filter((sound) => sound.kind === 'line' && sound.channel === channel);

  it('an interested customer talks for 20 s or more, each side in four turns or more', () => {
    for (const seed of seeds) {
      const one = plan('interested', { seed });
      expect(one.endMs - one.answeredMs!).toBeGreaterThanOrEqual(20_000);
      expect(linesOf(one, 'agent').length).toBeGreaterThanOrEqual(4);
      expect(linesOf(one, 'customer').filter((sound) => sound.fromMs >= one.answeredMs!).length).toBeGreaterThanOrEqual(4);
    }
  });

  it('a talkative customer keeps the agent for more than a minute', () => {
    for (const seed of seeds) expect(plan('talkative', { seed }).endMs - plan('talkative', { seed }).answeredMs!).toBeGreaterThan(60_000);
  });

  it.each(conversations)('%s: nobody interrupts, and what makes the conversation is said even when it is fast', (behaviour) => {
    for (const seed of seeds) {
      for (const speed of [1, 2, 5]) {
        const one = plan(behaviour, { seed, speed });
        const talk = one.sounds.filter((sound) => sound.fromMs >= one.answeredMs!);
        talk.slice(1).forEach((sound, index) => expect(sound.fromMs).toBeGreaterThan(talk[index]!.toMs));
        expect(talk.some((sound) => sound.channel === 'agent')).toBe(true);
        expect(talk.some((sound) => sound.channel === 'customer')).toBe(true);
        for (const sound of talk) if (sound.kind === 'line') expect(Math.abs(sound.rate - 1)).toBeLessThan(0.0251);
      }
    }
  });

  it('speech is cut only by the end of the call, never squeezed', () => {
    for (const seed of seeds) {
      const one = plan('interested', { seed, speed: 4 });
      for (const sound of one.sounds) {
        if (sound.kind !== 'line' || sound.toMs === one.endMs) continue;
        expect(sound.toMs - sound.fromMs).toBe(voices.durationMs(sound.speaker, sound.line, sound.rate));
      }
    }
  });

  it('who answers and hangs up without a word, says no word', () => {
    for (const seed of seeds) {
      const one = plan('silent_hangup', { seed });
      expect(linesOf(one, 'customer')).toEqual([]);
    }
  });

  it('announcements are never varied: they must be recognised', () => {
    for (const sound of plan('switched_off').sounds) expect(sound).toMatchObject({ speaker: 'carrier', rate: 1, gain: 1 });
  });
});

describe('who answers a number', () => {
  it.each(BEHAVIOUR_BY_LAST_DIGITS.map((behaviour, digits) => [String(digits).padStart(2, '0'), behaviour]))(
    'by number: …%s is %s',
    (digits, behaviour) => {
      for (const head of ['+86138000000', '+86139123456']) expect(customerOf(head + digits, 'by-number', 1, 3).behaviour).toBe(behaviour);
      expect(customerOf(`+86138000000${Number(digits) + 40}`, 'by-number', 1, 3).behaviour).toBe(behaviour);
    },
  );

  it('mixed: a number stays the same customer, and another seed is another population', () => {
    const numbers = Array.from({ length: 200 }, (_, index) => `+861380000${String(index).padStart(4, '0')}`);
    const population = (seed: number) => numbers.map((number) => customerOf(number, 'mixed', seed, 3));
    expect(population(1)).toEqual(population(1));
    expect(population(1)).not.toEqual(population(2));
  });

  it('mixed: every behaviour comes in its share, within four standard errors', () => {
    const calls = 20_000;
    const counts = new Map<Behaviour, number>();
    for (let i = 0; i < calls; i += 1) {
      const { behaviour } = customerOf(`+86138${String(i).padStart(8, '0')}`, 'mixed', 5, 3);
      counts.set(behaviour, (counts.get(behaviour) ?? 0) + 1);
    }
    expect(all.reduce((sum, behaviour) => sum + BEHAVIOURS[behaviour].weight, 0)).toBe(100);
    for (const behaviour of all) {
      const share = BEHAVIOURS[behaviour].weight / 100;
      const error = Math.sqrt(calls * share * (1 - share));
      expect(Math.abs((counts.get(behaviour) ?? 0) - calls * share)).toBeLessThanOrEqual(4 * error);
    }
  });
});

import type { AudioFeatures, Span } from '../audio-features.js';
import { AGENT, CUSTOMER } from './sides.js';
import { lengthOf, merged, without } from './spans.js';

/** What was measured of a talk; spans ordered, without overlaps, on one axis. */
export interface TalkMeasured {
  channels: 1 | 2;
  /** By channel. */
  speech: readonly Span[][];
  echo: readonly Span[];
  /** What the customer's side says before this moment is a machine's greeting. */
  machineUntilMs: number | null;
}

type TalkFigures = Pick<AudioFeatures, 'agentSpeechMs' | 'customerSpeechMs' | 'humanCustomerMs' | 'mixedSpeechMs' | 'turns'>;

/** What remains beside echo at the edges of a window is no word. */
const SHORTEST_HUMAN_MS = 150;
/** A cough of the agent does not make two turns of one. */
const SHORTEST_AGENT_TURN_MS = 200;

/** The figures that rules read. No talk: all zero. */
export function talkFigures(talk: TalkMeasured | undefined): TalkFigures {
  if (!talk) return { agentSpeechMs: 0, customerSpeechMs: 0, humanCustomerMs: 0, mixedSpeechMs: 0, turns: 0 };
  if (talk.channels === 1)
    return { agentSpeechMs: 0, customerSpeechMs: 0, humanCustomerMs: 0, mixedSpeechMs: lengthOf(talk.speech[0]!), turns: 0 };
  const [agent, customer] = [talk.speech[AGENT]!, talk.speech[CUSTOMER]!];
  const machine: Span[] = talk.machineUntilMs === null ? [] : [[0, talk.machineUntilMs]];
  const human = without(without(customer, machine), talk.echo, SHORTEST_HUMAN_MS);
  return {
    agentSpeechMs: lengthOf(agent),
    customerSpeechMs: lengthOf(customer),
    humanCustomerMs: lengthOf(human),
    mixedSpeechMs: 0,
    turns: turnsOf(agent, human),
  };
}

/** How often the customer takes the word: the first time, and each time after the agent has spoken. */
export function turnsOf(agent: readonly Span[], customer: readonly Span[]): number {
  const said = [
    ...merged(agent)
      .filter(([from, to]) => to - from >= SHORTEST_AGENT_TURN_MS)
      .map(([from]) => ({ from, by: 'agent' })),
    ...merged(customer).map(([from]) => ({ from, by: 'customer' })),
  ].sort((a, b) => a.from - b.from);
  return said.filter(({ by }, index) => by === 'customer' && said[index - 1]?.by !== 'customer').length;
}

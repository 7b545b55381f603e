/** [shortest, longest], drawn evenly for each call. */
export type Range = readonly [number, number];

export type DialogueName =
  'interested' | 'polite_refusal' | 'strong_refusal' | 'callback' | 'wrong_person' | 'silent_hangup' | 'talkative' | 'voicemail';

export type Party = 'agent' | 'customer' | 'machine';

export interface Turn {
  by: Party;
  /** A line of that party's voice (demo/voices), or `beep`. */
  line: string;
  /** How dispensable it is when a fast simulation leaves less time: the highest goes first, 0 never goes. */
  rank: number;
  /** How often it is said at all; absent: always. Calls of one kind should not all be the same. */
  chance?: number;
}

export interface Dialogue {
  turns: readonly Turn[];
  /** From the last word to the customer's hanging up, in milliseconds. */
  tailMs: Range;
}

const agent = (line: string, rank: number, chance?: number): Turn => ({ by: 'agent', line, rank, chance });
const customer = (line: string, rank: number, chance?: number): Turn => ({ by: 'customer', line, rank, chance });

/** Rank 0 marks the question and the answer that make a conversation what it is. */
export const DIALOGUES: Readonly<Record<DialogueName, Dialogue>> = {
  interested: {
    turns: [
      customer('hello', 4),
      agent('opening', 2),
      agent('may_i_speak', 6, 0.7),
      customer('go_on', 5),
      agent('offer', 1),
      customer('how_much', 3),
      agent('interest', 4),
      agent('documents', 5, 0.6),
      agent('any_need', 0),
      customer('interested', 0),
      agent('next_step', 2),
      customer('send_message', 3),
      agent('closing', 4),
      customer('goodbye', 6),
    ],
    tailMs: [300, 900],
  },
  polite_refusal: {
    turns: [
      customer('hello', 4),
      agent('opening', 2),
      customer('who', 6, 0.4),
      agent('offer', 4, 0.6),
      agent('any_need', 0),
      customer('no_need', 0),
      agent('objection', 3, 0.7),
      customer('no_really', 2),
      agent('closing', 3),
      customer('goodbye', 5, 0.5),
    ],
    tailMs: [200, 900],
  },
  strong_refusal: {
    turns: [
      customer('hello', 4),
      agent('opening', 2),
      customer('where_from', 3, 0.7),
      agent('may_i_speak', 0),
      customer('never_again', 0),
      agent('apology', 1, 0.8),
    ],
    tailMs: [100, 500],
  },
  callback: {
    turns: [
      customer('hello', 4),
      agent('opening', 2),
      agent('may_i_speak', 0),
      customer('in_meeting', 0),
      agent('ask_when', 1),
      customer('tomorrow', 1),
      agent('will_call', 3),
      customer('goodbye', 4, 0.6),
    ],
    tailMs: [200, 700],
  },
  wrong_person: {
    turns: [customer('hello', 4), agent('opening', 2), customer('not_me', 0), agent('wrong_number', 0), customer('goodbye', 3, 0.3)],
    tailMs: [200, 700],
  },
  silent_hangup: { turns: [agent('hello', 0)], tailMs: [400, 2500] },
  talkative: {
    turns: [
      customer('hello', 4),
      agent('opening', 2),
      customer('go_on', 5),
      agent('offer', 1),
      customer('how_much', 3),
      agent('interest', 4),
      customer('story', 2),
      agent('documents', 5),
      customer('where_from', 6),
      agent('objection', 5),
      customer('story', 6),
      agent('any_need', 0),
      customer('no_need', 0),
      agent('offer', 6),
      customer('no_really', 3),
      agent('objection', 6),
      customer('how_much', 6),
      agent('next_step', 5),
      customer('send_message', 4),
      agent('closing', 5),
      customer('goodbye', 6),
    ],
    tailMs: [300, 900],
  },
  voicemail: {
    turns: [{ by: 'machine', line: 'greeting', rank: 0 }, { by: 'machine', line: 'beep', rank: 0 }, agent('hello', 1)],
    tailMs: [6000, 10_000],
  },
};

import type { ReactNode } from 'react';
import type { CampaignState, CardState, ListState, SeatState } from '../api-types';
import { useSettings } from '../i18n/settings';
import { type Pair, textOf } from '../i18n/texts';
import './ui.css';

export type Tone = 'success' | 'warning' | 'error' | 'info' | 'plain';
export type Shape = 'dot' | 'ring' | 'half' | 'square' | 'pause' | 'triangle' | 'check' | 'cross' | 'dots';
/** A state is always a word, a shape and a colour together, so that it reads in greyscale. */
export interface StateLook {
  text: Pair;
  tone: Tone;
  shape: Shape;
}

export const CARD_STATES: Record<CardState, StateLook> = {
  ready: { text: ['就绪', 'Ready'], tone: 'info', shape: 'ring' },
  prepared: { text: ['待拨', 'To dial'], tone: 'info', shape: 'half' },
  placing: { text: ['呼出中', 'Placing'], tone: 'info', shape: 'dots' },
  agent_ringing: { text: ['请接本机', 'Pick up your phone'], tone: 'warning', shape: 'triangle' },
  ringing: { text: ['振铃中', 'Ringing'], tone: 'info', shape: 'dots' },
  talking: { text: ['通话中', 'Talking'], tone: 'success', shape: 'dot' },
  wrap_up: { text: ['待记录', 'Wrap-up'], tone: 'warning', shape: 'square' },
  checking: { text: ['核对线路', 'Checking line'], tone: 'warning', shape: 'triangle' },
  by_hand: { text: ['手动拨打', 'Dial by hand'], tone: 'warning', shape: 'triangle' },
  withdrawn: { text: ['已撤回', 'Withdrawn'], tone: 'error', shape: 'cross' },
  paused: { text: ['暂停', 'Paused'], tone: 'plain', shape: 'pause' },
};

export const SEAT_STATES: Record<SeatState, StateLook> = {
  signed_out: { text: ['未登录', 'Signed out'], tone: 'plain', shape: 'ring' },
  locked: { text: ['已锁定', 'Locked'], tone: 'plain', shape: 'cross' },
  ready: CARD_STATES.ready,
  prepared: CARD_STATES.prepared,
  placing: CARD_STATES.placing,
  ringing: CARD_STATES.ringing,
  talking: CARD_STATES.talking,
  wrap_up: CARD_STATES.wrap_up,
  paused: CARD_STATES.paused,
};

export const CAMPAIGN_STATES: Record<CampaignState, StateLook> = {
  draft: { text: ['草稿', 'Draft'], tone: 'plain', shape: 'ring' },
  submitted: { text: ['待批准', 'Submitted'], tone: 'info', shape: 'half' },
  approved: { text: ['已批准', 'Approved'], tone: 'info', shape: 'check' },
  running: { text: ['运行中', 'Running'], tone: 'success', shape: 'dot' },
  paused: { text: ['已暂停', 'Paused'], tone: 'warning', shape: 'pause' },
  completed: { text: ['已完成', 'Completed'], tone: 'plain', shape: 'check' },
  archived: { text: ['已归档', 'Archived'], tone: 'plain', shape: 'square' },
};

export const LIST_STATES: Record<ListState, StateLook> = {
  uploaded: { text: ['待核对列', 'Columns to check'], tone: 'info', shape: 'ring' },
  collecting: { text: ['接收中', 'Collecting'], tone: 'info', shape: 'dots' },
  importing: { text: ['导入中', 'Importing'], tone: 'info', shape: 'dots' },
  imported: { text: ['待放行', 'To be released'], tone: 'warning', shape: 'half' },
  released: { text: ['已放行', 'Released'], tone: 'success', shape: 'check' },
  paused: { text: ['已暂停', 'Paused'], tone: 'warning', shape: 'half' },
  failed: { text: ['失败', 'Failed'], tone: 'error', shape: 'triangle' },
  cancelled: { text: ['已取消', 'Cancelled'], tone: 'plain', shape: 'cross' },
  withdrawn: { text: ['已撤回', 'Withdrawn'], tone: 'plain', shape: 'cross' },
};

export function StateTag<S extends string>({
  states,
  state,
  testId,
}: {
  states: Record<S, StateLook>;
  state: S;
  testId?: string;
}): ReactNode {
  const { language } = useSettings();
  const look = states[state] ?? { text: [state, state], tone: 'plain', shape: 'ring' };
  return (
    <span className={`state-tag tone-${look.tone}`} data-state={state} data-testid={testId}>
      <StateShape shape={look.shape} />
      {textOf(look.text, language)}
    </span>
  );
}

const SHAPES: Record<Shape, ReactNode> = {
  dot: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 1.500a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  square: <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="currentColor" />,
  pause: (
    <>
      <rect x="1.5" y="1" width="3.2" height="10" rx="1" fill="currentColor" />
      <rect x="7.3" y="1" width="3.2" height="10" rx="1" fill="currentColor" />
    </>
  ),
  triangle: <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  check: <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  cross: <path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  dots: (
    <>
      <circle cx="1.6" cy="6" r="1.6" fill="currentColor" />
      <circle cx="6" cy="6" r="1.6" fill="currentColor" />
      <circle cx="10.4" cy="6" r="1.6" fill="currentColor" />
    </>
  ),
};

export function StateShape({ shape, size = 10 }: { shape: Shape; size?: number }): ReactNode {
  return (
    <svg className="shape" width={size} height={size} viewBox="0 0 12 12" aria-hidden focusable="false">
      {SHAPES[shape]}
    </svg>
  );
}

import type { DialRule } from './dial-facts.js';

/** The one switch that stops all calling (L13). */
export const callingStop: DialRule = ({ callingStopped }) =>
  callingStopped ? { code: 'calling_stopped', facts: { reason: callingStopped.reason, at: callingStopped.at.toISOString() } } : null;

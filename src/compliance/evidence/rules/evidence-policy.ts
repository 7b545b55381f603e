/** All figures of the evidence rules. Stored with each judgement by its version, so that an operator can recalibrate on real calls. */
export interface EvidencePolicy {
  version: string;
  /** A conversation, whatever was claimed: so much of both voices, and so many turns of the customer. */
  conversation: { humanMs: number; agentMs: number; turns: number };
  /** With less than this of a human voice nobody said anything. */
  silenceMs: number;
  /** Speech worth a look when no contact is claimed, though it is not (yet) a conversation. */
  speechWorthALookMs: number;
  /** A tone is clearly heard from so many cycles on. */
  toneCycles: { ringback: number; busy: number; congestion: number; vacant_number: number };
  /** From this length of talk on there must be a recording. */
  recordingExpectedSeconds: number;
  /** So much may a recording be shorter than the talk. */
  recordingShorterMs: number;
  /** Between our clock and the telephone system's. */
  clockToleranceMs: number;
  /** The same where the telephone system's times were set right by an estimate of its clock. */
  correctedClockToleranceMs: number;
  wrapUpLeastSeconds: number;
  /** Risk, 0–100, from which a person looks at the case. */
  reviewRisk: number;
}

/** Measured on synthetic and simulated calls. */
export const EVIDENCE_POLICY: EvidencePolicy = {
  version: '2',
  conversation: { humanMs: 3000, agentMs: 2000, turns: 2 },
  silenceMs: 600,
  speechWorthALookMs: 1500,
  toneCycles: { ringback: 2, busy: 4, congestion: 3, vacant_number: 2 },
  recordingExpectedSeconds: 3,
  recordingShorterMs: 2000,
  clockToleranceMs: 2000,
  correctedClockToleranceMs: 15_000,
  wrapUpLeastSeconds: 2,
  reviewRisk: 30,
};

/** One line of Asterisk's channel event log as `deploy/asterisk/cel_custom.conf` has it written. */
export interface CelLine {
  type: string;
  at: Date;
  /** Id of the agent's leg, the same for both legs of a call. */
  linkedId: string;
  uniqueId: string;
  channelName: string;
  hangupCause: number | null;
  hangupSource: string;
  /** What the dialplan has written into a line of its own; empty in all others. */
  record: string;
}

interface Extra {
  extra?: string;
  hangupcause?: number;
  hangupsource?: string;
}

/** Reads one line; null when it is none of ours (another format, or half a line after a crash). */
export function celLineOf(text: string): CelLine | null {
  try {
    const written = JSON.parse(text) as Record<string, string> & { eventtime: number };
    const extra = (written['eventextra'] ? JSON.parse(written['eventextra']) : {}) as Extra;
    if (!written['linkedid'] || !written['eventtype'] || !Number.isFinite(written.eventtime)) return null;
    return {
      type: written['eventtype'],
      at: new Date(Math.round(written.eventtime * 1000)),
      linkedId: written['linkedid'],
      uniqueId: written['uniqueid'] ?? '',
      channelName: written['channame'] ?? '',
      hangupCause: extra.hangupcause ?? null,
      hangupSource: extra.hangupsource ?? '',
      record: extra.extra ?? '',
    };
  } catch {
    return null;
  }
}

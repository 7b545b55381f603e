/** What is read of an event of Asterisk's REST interface; the rest of it may hold numbers and is dropped unread. */
export interface AriEvent {
  type: string;
  /** e.g. `2026-11-21T03:48:27.598+0000` */
  timestamp: string;
  channel?: { id: string; state: string };
  caller?: { id: string };
  dialstatus?: string;
  cause?: number;
  soft?: boolean;
  eventname?: string;
  userevent?: { record?: string };
  endpoint?: { technology: string; resource: string; state?: string };
}

/** The events that are asked for; the PBX keeps all others to itself. */
export const WANTED_EVENTS = [
  'ChannelStateChange',
  'ChannelUserevent',
  'ChannelHangupRequest',
  'ChannelDestroyed',
  'Dial',
  'EndpointStateChange',
  'PeerStatusChange',
  'ContactStatusChange',
];

/** Reads one message; null when it is none of the wanted ones. */
export function eventOf(message: string): AriEvent | null {
  const event = JSON.parse(message) as AriEvent;
  if (!WANTED_EVENTS.includes(event.type)) return null;
  // Asterisk writes the offset without a colon.
  return { ...event, timestamp: event.timestamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') };
}

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
  'ApplicationReplaced',
];

/** Reads one message; null when it is none of the wanted ones. Nothing is kept but what `AriEvent` names. */
export function eventOf(message: string): AriEvent | null {
  const { type, timestamp, channel, caller, endpoint, userevent, ...rest } = JSON.parse(message) as AriEvent;
  if (!WANTED_EVENTS.includes(type)) return null;
  const { dialstatus, cause, soft, eventname } = rest;
  return {
    type,
    // Asterisk writes the offset without a colon.
    timestamp: timestamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
    ...(channel ? { channel: { id: channel.id, state: channel.state } } : {}),
    ...(caller ? { caller: { id: caller.id } } : {}),
    ...(userevent?.record ? { userevent: { record: userevent.record } } : {}),
    ...(endpoint ? { endpoint: { technology: endpoint.technology, resource: endpoint.resource, ...stateIn(endpoint) } } : {}),
    ...(dialstatus ? { dialstatus } : {}),
    ...(cause === undefined ? {} : { cause }),
    ...(soft === undefined ? {} : { soft }),
    ...(eventname ? { eventname } : {}),
  };
}

function stateIn({ state }: { state?: string }): { state?: string } {
  return state ? { state } : {};
}

import type { CallEnd, CallReport, CallState, CallTimes, HungUpBy } from '../gateway.js';
import type { CelLine } from './cel-line.js';
import { type EndRecord, endRecordOf, fieldsOf, instantOf } from './end-record.js';
import type { AriEvent } from './ari-event.js';

/** All that is known of one call, from whatever source; facts only fill in, none is ever taken back. */
export interface CallPicture {
  /** The agent's leg exists since. */
  createdAt: Date | null;
  agentRingingAt: Date | null;
  /** When the recording before the answer began. */
  recordingFrom: Date | null;
  dialledAt: Date | null;
  ringingAt: Date | null;
  /** The customer's telephone rings, since a moment that only the end record will tell. */
  isRinging: boolean;
  /** The customer's leg. */
  customerChannelId: string | null;
  answeredAt: Date | null;
  record: EndRecord | null;
  /** The agent's leg is gone. */
  gone: { at: Date; q850Cause: number; byAgent: boolean } | null;
  /** The agent's telephone itself has asked for the end. */
  agentHungUp: boolean;
  /** Dialproof has asked for the end. */
  isAsked: boolean;
}

export const EMPTY: CallPicture = {
  ...{ createdAt: null, agentRingingAt: null, recordingFrom: null, dialledAt: null, ringingAt: null, answeredAt: null },
  ...{ isRinging: false, customerChannelId: null },
  ...{ record: null, gone: null, agentHungUp: false, isAsked: false },
};

const CAUSE_NORMAL = 16;
const CAUSE_NO_ANSWER = 19;
const CAUSE_REJECTED = 21;
const CAUSE_OUT_OF_ORDER = 38;
const CAUSE_INTERWORKING = 127;
const SIP_OK = 200;
const SIP_FIRST_FINAL = 200;
/** What a carrier answers after our CANCEL (RFC 3261, 9.1). */
const SIP_REQUEST_TERMINATED = 487;

/** Our reference of the call that an event is about, or null; `prefix` stands before every reference of this installation. */
export function referenceOf(event: AriEvent, prefix: string): string | null {
  const id = event.type === 'ChannelUserevent' ? null : (event.channel?.id ?? event.caller?.id);
  if (id) return id.startsWith(prefix) && id.endsWith('-a') ? id.slice(0, -'-a'.length) : null;
  const call = fieldsOf(event.userevent?.record ?? '')['call'];
  return call?.startsWith(prefix) ? call : null;
}

/** The picture after one event of the PBX's live stream. */
export function afterEvent(picture: CallPicture, event: AriEvent): CallPicture {
  const at = new Date(event.timestamp);
  switch (event.type) {
    case 'ChannelStateChange':
      return event.channel?.state === 'Ringing' ? { ...picture, agentRingingAt: picture.agentRingingAt ?? at } : picture;
    case 'ChannelUserevent':
      return afterRecord(picture, event.eventname ?? '', event.userevent?.record ?? '', event.channel?.id);
    case 'Dial':
      // Without a caller it is the agent's own leg.
      return event.caller && event.dialstatus === 'RINGING' ? { ...picture, ringingAt: picture.ringingAt ?? at } : picture;
    case 'ChannelHangupRequest':
      return event.soft ? picture : { ...picture, agentHungUp: true };
    case 'ChannelDestroyed':
      return { ...picture, gone: picture.gone ?? { at, q850Cause: event.cause ?? 0, byAgent: picture.agentHungUp } };
    default:
      return picture;
  }
}

/** The picture after one line of the durable event record. */
export function afterLine(picture: CallPicture, line: CelLine): CallPicture {
  const isAgentLeg = line.uniqueId === line.linkedId;
  switch (line.type) {
    case 'CHAN_START':
      return isAgentLeg ? { ...picture, createdAt: picture.createdAt ?? line.at } : picture;
    case 'ANSWER':
      return isAgentLeg ? picture : { ...picture, answeredAt: picture.answeredAt ?? line.at };
    case 'HANGUP': {
      if (!isAgentLeg) return picture;
      const byAgent = line.channelName !== '' && line.hangupSource === line.channelName;
      return { ...picture, gone: picture.gone ?? { at: line.at, q850Cause: line.hangupCause ?? 0, byAgent } };
    }
    default:
      return afterRecord(picture, line.type, line.record, line.uniqueId);
  }
}

function afterRecord(picture: CallPicture, name: string, record: string, channelId: string | undefined): CallPicture {
  const fields = fieldsOf(record);
  switch (name) {
    case 'DialproofDialled':
    case 'DIALPROOF_DIALLED':
      return {
        ...picture,
        recordingFrom: picture.recordingFrom ?? instantOf(fields['started']),
        dialledAt: picture.dialledAt ?? instantOf(fields['dialled']),
        customerChannelId: picture.customerChannelId ?? channelId ?? null,
      };
    case 'DialproofAnswered':
    case 'DIALPROOF_ANSWERED':
      // More exact than the channel's own answer, and what the talk is counted from.
      return { ...picture, answeredAt: instantOf(fields['answered']) ?? picture.answeredAt };
    case 'DialproofEnd':
    case 'DIALPROOF_END':
      return { ...picture, record: picture.record ?? endRecordOf(fields) };
    default:
      return picture;
  }
}

/** Two pictures of the same call as one; where both know a fact, the first is believed. */
export function together(first: CallPicture, second: CallPicture): CallPicture {
  return {
    createdAt: first.createdAt ?? second.createdAt,
    agentRingingAt: first.agentRingingAt ?? second.agentRingingAt,
    recordingFrom: first.recordingFrom ?? second.recordingFrom,
    dialledAt: first.dialledAt ?? second.dialledAt,
    ringingAt: first.ringingAt ?? second.ringingAt,
    isRinging: first.isRinging || second.isRinging,
    customerChannelId: first.customerChannelId ?? second.customerChannelId,
    answeredAt: first.answeredAt ?? second.answeredAt,
    record: first.record ?? second.record,
    gone: first.gone ?? second.gone,
    agentHungUp: first.agentHungUp || second.agentHungUp,
    isAsked: first.isAsked || second.isAsked,
  };
}

/** The state a picture shows. `lost` is not among them: that is what the PBX can no longer say. */
export function stateOf(picture: CallPicture): Exclude<CallState, 'lost'> {
  if (picture.record || picture.gone) return 'ended';
  if (picture.answeredAt) return 'talking';
  if (picture.ringingAt || picture.isRinging) return 'ringing';
  if (picture.dialledAt) return 'dialling';
  return picture.agentRingingAt ? 'agent_ringing' : 'placing';
}

/** All that is known of a call, in the terms of the port; recordings are the caller's to add. */
export function reportOf(callId: string, picture: CallPicture, isLost = false): CallReport {
  const state = isLost ? 'lost' : stateOf(picture);
  return { callId, state, times: timesOf(picture), end: state === 'ended' ? endOf(picture) : null, recordings: [] };
}

/** The record was written by the PBX in one piece and is believed before single events. */
function timesOf(picture: CallPicture): CallTimes {
  const { record } = picture;
  return {
    agentRingingAt: picture.agentRingingAt,
    dialledAt: record ? record.dialledAt : picture.dialledAt,
    ringingAt: record ? record.ringingAt : picture.ringingAt,
    answeredAt: record ? record.answeredAt : picture.answeredAt,
    endedAt: record?.endedAt ?? picture.gone?.at ?? null,
  };
}

function endOf(picture: CallPicture): CallEnd {
  const { record, gone } = picture;
  if (record) return { q850Cause: causeOf(record), sipCode: sipOf(record), hungUpBy: hungUpByOf(record) };
  // The dialplan was not reached (the agent's telephone was busy, rang in vain), or was torn down before it could write.
  const asked = picture.isAsked || (gone?.byAgent ?? false);
  const sipCode = picture.answeredAt ? SIP_OK : picture.dialledAt ? SIP_REQUEST_TERMINATED : null;
  return { q850Cause: gone?.q850Cause || CAUSE_NORMAL, sipCode, hungUpBy: asked ? 'agent' : 'system' };
}

/** The PBX calls it "no answer" too when the network never said a word to our INVITE: that is a line out of order. */
function causeOf(record: EndRecord): number {
  const isGivenUp = record.q850Cause === CAUSE_NO_ANSWER || record.q850Cause === 0;
  if (isGivenUp && record.dialledAt && record.sipCode === null && !sideOf(record)) return CAUSE_OUT_OF_ORDER;
  return record.q850Cause || (sideOf(record) ? CAUSE_NORMAL : CAUSE_INTERWORKING);
}

function sipOf(record: EndRecord): number | null {
  if (!record.dialledAt) return null;
  if (record.answeredAt) return SIP_OK;
  if (record.sipCode !== null && record.sipCode > SIP_FIRST_FINAL) return record.sipCode;
  // Only provisional answers: we have given up, and cancelled.
  return record.sipCode === null ? null : SIP_REQUEST_TERMINATED;
}

/** Which side's telephone asked for the end; null: neither. */
function sideOf(record: EndRecord): 'agent' | 'customer' | null {
  if (record.isAsked || (record.agentChannel !== '' && record.hungUpFrom === record.agentChannel)) return 'agent';
  return record.customerChannel !== '' && record.hungUpFrom === record.customerChannel ? 'customer' : null;
}

function hungUpByOf(record: EndRecord): HungUpBy {
  const side = sideOf(record);
  if (side === 'agent') return 'agent';
  if (record.answeredAt) return side === 'customer' ? 'customer' : 'system';
  if (record.q850Cause === CAUSE_REJECTED) return 'customer';
  const isRefused = record.sipCode !== null && record.sipCode > SIP_FIRST_FINAL;
  // Without a leg the trunk was known to be away; without an answer it was not, and is.
  return isRefused || record.sipCode === null ? 'network' : 'system';
}

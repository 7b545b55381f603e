import type { EvidenceRule } from './evidence-facts.js';

/**
 * A record of the seat and time has a number that differs in one digit: the call was most likely made, to somebody else. It is neither a
 * call to this customer nor an invention, so it is asked about instead of either.
 */
export const dialledNumberDiffers: EvidenceRule = ({ claim, call, switchRecord }) =>
  call === null && switchRecord?.match === 'number_differs'
    ? { code: 'dialled_number_differs', facts: { claim: claim.code, startedAt: switchRecord.startedAt } }
    : null;

/** Number and time fit, and the exchange saw another extension than the seat's. */
export const extensionDiffers: EvidenceRule = ({ call, switchRecord }) =>
  call !== null && switchRecord?.match === 'extension_differs'
    ? {
        code: 'extension_differs',
        facts: { callId: call.callId, extension: switchRecord.extension, expected: switchRecord.expectedExtension },
      }
    : null;

/** The record names a recording that belongs to another call, which it fits better. */
export const recordingUsedTwice: EvidenceRule = ({ call, switchRecord }) =>
  call !== null && switchRecord?.recordingUsedTwice === true ? { code: 'recording_used_twice', facts: { callId: call.callId } } : null;

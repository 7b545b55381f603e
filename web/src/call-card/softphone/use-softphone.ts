import { useEffect } from 'react';
import type { Card } from '../../shared/api-types';
import { whenLeaving } from '../../shared/session/when-leaving';
import type { SoftphoneLine } from './softphone-line';
import { changeSoftphone, expectCall, softphoneOff, type SoftphoneState, useSoftphoneState } from './softphone-state';

let line: Promise<SoftphoneLine> | null = null;

export function toggleMute(): void {
  void line?.then((one) => one.toggleMute());
}

/** After a microphone was plugged in or allowed. */
export function tryAgain(): void {
  void line?.then((one) => one.start());
}

/**
 * Keeps the telephone while the agent is signed in: a lock of the seat takes the page away and must not end a call, so it lives beside the
 * page and stops with the session. Its library is fetched only where a seat has its telephone in the browser.
 */
export function useSoftphone(card: Card): SoftphoneState {
  const wanted = card.agent.softphone;
  const callId = card.call && !card.call.endedAt ? card.call.callId : null;
  useEffect(() => expectCall(callId), [callId]);
  useEffect(() => {
    if (!wanted || line) return;
    changeSoftphone({ registration: 'starting' });
    line = import('./softphone-line').then(async ({ SoftphoneLine: Line }) => {
      const made = new Line();
      await made.start();
      return made;
    });
  }, [wanted]);
  return useSoftphoneState();
}

whenLeaving(() => {
  void line?.then((one) => one.stop());
  line = null;
  softphoneOff();
});

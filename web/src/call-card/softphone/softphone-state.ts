import { useSyncExternalStore } from 'react';

/** `refused`: the exchange does not take the password; `no_microphone`: the browser gives none, so no call could be held. */
export type Registration = 'off' | 'starting' | 'registered' | 'disconnected' | 'refused' | 'no_microphone' | 'not_given';

export interface SoftphoneState {
  registration: Registration;
  inCall: boolean;
  muted: boolean;
}

const OFF: SoftphoneState = { registration: 'off', inCall: false, muted: false };
const DEVICE = 'dialproof-microphone';

let state = OFF;
let expected: string | null = null;
const listeners = new Set<() => void>();

/** Shows what the telephone is doing now. */
export function changeSoftphone(part: Partial<SoftphoneState>): void {
  state = { ...state, ...part };
  listeners.forEach((listener) => listener());
}

/** The call that the card has under way: the only one this telephone picks up. */
export function expectedCall(): string | null {
  return expected;
}

export function expectCall(callId: string | null): void {
  expected = callId;
}

/** Which microphone, as chosen on this machine; null: the system's own choice. */
export function chosenMicrophone(): string | null {
  return localStorage.getItem(DEVICE);
}

export function chooseMicrophone(deviceId: string | null): void {
  if (deviceId) localStorage.setItem(DEVICE, deviceId);
  else localStorage.removeItem(DEVICE);
}

/** What the browser is asked for. */
export function microphone(): MediaTrackConstraints | true {
  const deviceId = chosenMicrophone();
  return deviceId ? { deviceId: { ideal: deviceId } } : true;
}

export function softphoneOff(): void {
  expected = null;
  changeSoftphone(OFF);
}

export function useSoftphoneState(): SoftphoneState {
  return useSyncExternalStore(subscribe, () => state);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

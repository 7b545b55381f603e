/** The PBX's global variable in which a call's own end record finds that the agent has pressed the button. */
export function askedOf(reference: string): string {
  return `DP_ASKED_${reference}`;
}

/** The one in which the dialplan finds that a call must not be dialled any more. */
export function barredOf(reference: string): string {
  return `DP_BARRED_${reference}`;
}

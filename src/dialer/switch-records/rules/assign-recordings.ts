/** A record that names a recording, with the recording's content. */
export interface RecordingClaim {
  recordId: string;
  /** Hash of the bytes: two names of one content are one recording. */
  contentHash: string;
  recordingMs: number;
  talkMs: number;
}

/** Gives each recording to the record whose talk it fits best; of equals to the first. Answers the records that go without. */
export function usedTwice(claims: readonly RecordingClaim[]): string[] {
  const best = new Map<string, RecordingClaim>();
  const misfit = ({ recordingMs, talkMs }: RecordingClaim): number => Math.abs(recordingMs - talkMs);
  for (const claim of claims) {
    const known = best.get(claim.contentHash);
    if (!known || misfit(claim) < misfit(known)) best.set(claim.contentHash, claim);
  }
  return claims.filter((claim) => best.get(claim.contentHash) !== claim).map(({ recordId }) => recordId);
}

import type { AudioFeatures, SegmentName } from '../audio/audio-features.js';
import type { EvidenceFacts } from './evidence-facts.js';

/** What was measured of a segment, if it may be relied on: examined, and every recording of it is the one taken in. */
export function reliable({ features, recordings }: EvidenceFacts, segment: SegmentName): AudioFeatures | null {
  const own = recordings.filter((recording) => recording.segment === segment);
  const isIntact = own.length > 0 && own.every(({ integrity }) => integrity === 'intact');
  return isIntact && features?.segments.some((examined) => examined.segment === segment) ? features : null;
}

/** Nothing was said to anybody, as far as the claim goes. */
export const claimsNoContact = ({ claim }: EvidenceFacts): boolean => !claim.traits.conversation && !claim.traits.contact;

/** Tenths of seconds, for people. */
export const seconds = (ms: number): number => Math.round(ms / 100) / 10;

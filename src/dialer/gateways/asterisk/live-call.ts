import { type CallPicture, stateOf } from './call-picture.js';

/** A call that is followed. */
export interface LiveCall {
  picture: CallPicture;
  placedAt: Date | null;
  reported: string;
  isLost: boolean;
  /** Since when the PBX has had neither the call nor its end. */
  missingSince: Date | null;
}

export function isOver({ picture, isLost }: LiveCall): boolean {
  return isLost || stateOf(picture) === 'ended';
}

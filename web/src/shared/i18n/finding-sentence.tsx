import type { ReactNode } from 'react';
import type { Facts } from '../api-types';
import { findingText } from './findings';
import { useSettings } from './settings';

/** A finding as a sentence with its facts, in the chosen language. */
export function FindingSentence({ code, facts }: { code: string; facts: Facts }): ReactNode {
  return findingText(code, facts, useSettings().language);
}

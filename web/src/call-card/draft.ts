import { useState } from 'react';
import type { ApplyChannel, OutcomeCode, RefusalReason } from '../shared/api-types';

/** What the agent has chosen and typed of an outcome, before it is saved. */
export interface Draft {
  code: OutcomeCode | null;
  amount: string;
  channel: ApplyChannel | null;
  callbackDay: string | null;
  callbackTime: string | null;
  reason: RefusalReason | null;
  note: string;
}

const EMPTY: Draft = { code: null, amount: '', channel: null, callbackDay: null, callbackTime: null, reason: null, note: '' };

/** Survives a lock of the seat, which takes the page away; never the sign-out, which reloads it. One draft only: one call at a time. */
let kept: { key: string; draft: Draft } | null = null;

export function useDraft(key: string): { draft: Draft; change(part: Partial<Draft>): void; clear(): void } {
  const [, render] = useState(0);
  if (kept?.key !== key) kept = { key, draft: EMPTY };
  const put = (draft: Draft): void => {
    kept = { key, draft };
    render((count) => count + 1);
  };
  return { draft: kept.draft, change: (part) => put({ ...(kept?.draft ?? EMPTY), ...part }), clear: () => put(EMPTY) };
}

/** 200000 from `200,000`, `20万` or `200 000`; null when it is no amount. */
export function parseAmount(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(万|w)?元?$/i.exec(text.replace(/[,，\s]/g, ''));
  if (!match) return null;
  const yuan = Number(match[1]) * (match[2] ? 10_000 : 1);
  return Number.isFinite(yuan) && yuan > 0 ? Math.round(yuan) : null;
}

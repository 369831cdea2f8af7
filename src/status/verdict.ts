import type { Status } from "../evaluation/answer.ts";
import type { Reason, ReasonCode } from "./reasons.ts";

/** What a rule says of an indicator. `progress` is the way gone from the start to the target, 0–1. */
export interface Verdict {
  readonly status: Status;
  readonly reason: Reason;
  readonly progress?: number;
  /** Where the way was counted from; `stated` is false when the document gives no baseline and the first figure stands in for it. */
  readonly start?: { readonly value: number; readonly stated: boolean; readonly asOf?: string };
}

export const verdict = (status: Status, code: ReasonCode, params: Reason["params"] = {}): Verdict => ({ status, reason: { code, params } });

export const unknown = (code: ReasonCode, params: Reason["params"] = {}): Verdict => verdict("unknown", code, params);

/** Between 0 and 1; absent when it cannot be counted. */
export const withProgress = (v: Verdict, progress: number): Verdict =>
  Number.isFinite(progress) ? { ...v, progress: Math.min(1, Math.max(0, progress)) } : v;

/** Equal as far as decimals in a computer are. */
export const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

import type { Refusal } from "./refusal.ts";

/** What a decision gives back: a value, or an expected refusal. Expected outcomes are never thrown. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refused = (
  code: Refusal["code"],
  params: Refusal["params"] = {},
): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal: { code, params } });

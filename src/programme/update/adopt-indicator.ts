import { indicatorFile } from "../import/to-programme-file.ts";
import type { Indicator, Target } from "../indicator.ts";
import { same } from "./same-content.ts";

/** What a document's sentence states. Everything else about an indicator is known from elsewhere. */
const stated = ["kind", "direction", "unit", "source", "cadence", "deadline"] as const;
const targetFields = ["form", "value", "unit", "baselineYear", "baselineValue", "relativeTo"] as const;

/**
 * An indicator of a new document as it is followed from now on: a field is taken from the document where its sentence states another
 * thing than the sentence before did. What people have set by hand stays, and so does what no document says (publicity, counts).
 */
export function adoptIndicator(before: Indicator, written: Indicator): Indicator {
  const once = indicatorFile({ text: before.text }, new Map());
  const { target: inUse, series: _, ...kept } = before;
  const sides: Sides<Partial<Target>> = { once: once.target ?? {}, now: written.target ?? {}, inUse: inUse ?? {} };
  const target = once.target !== undefined && written.target === undefined ? undefined : newer(targetFields, sides);
  return {
    ...newer(stated, { once, now: written, inUse: kept }),
    id: written.id,
    text: written.text,
    ...(written.series === undefined ? {} : { series: written.series }),
    ...(isTarget(target) ? { target } : {}),
  };
}

interface Sides<T> {
  /** What the document said before, says now, and what is in use. */
  readonly once: Partial<T>;
  readonly now: Partial<T>;
  readonly inUse: T;
}

function newer<T extends object, K extends keyof T>(fields: readonly K[], { once, now, inUse }: Sides<T>): T {
  const result: T = { ...inUse };
  for (const field of fields) {
    if (same(once[field], now[field])) continue;
    const news = now[field];
    if (news === undefined) delete result[field];
    else result[field] = news;
  }
  return result;
}

const isTarget = (t: Partial<Target> | undefined): t is Target => t?.form !== undefined;

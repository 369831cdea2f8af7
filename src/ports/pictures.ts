import type { Trend } from "../vocabulary/trend.ts";

/** Draws, and says where a platform can fetch the drawing. */
export interface Pictures {
  /** An address that is worth an `image` block there; undefined when that platform cannot show it. */
  addressFor(trend: Trend, platform: string): Promise<string | undefined>;
}

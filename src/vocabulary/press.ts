import type { Button } from "./card.ts";

/** Longest encoded press: Slack's option value (platform limit, 150 characters). */
export const longestPress = 150;

/** Writes a button's route and params as one short text that any platform can carry: `status.goal?g=vanhus&n=3`. */
export function encodePress(button: Pick<Button, "route" | "params">): string {
  const query = new URLSearchParams({ ...button.params }).toString();
  return query === "" ? button.route : `${button.route}?${query}`;
}

export function decodePress(text: string): { readonly route: string; readonly params: Readonly<Record<string, string>> } {
  const at = text.indexOf("?");
  if (at < 0) return { route: text, params: {} };
  return { route: text.slice(0, at), params: Object.fromEntries(new URLSearchParams(text.slice(at + 1))) };
}

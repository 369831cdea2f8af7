import { mayReach } from "./context.ts";
import type { Context } from "./context.ts";
import { cardOf } from "./context.ts";
import type { Route } from "./route.ts";
import { privacyButton } from "../people/privacy-card.ts";
import type { Card } from "../vocabulary/card.ts";

/** Help made from the routes that this person may use, so it cannot go stale. */
export function helpCard(c: Context, routes: readonly Route[]): Card {
  const lines = routes.flatMap((r) => (r.help !== undefined && r.deed !== "anybody" && mayReach(c, r.deed) !== undefined && r.helpWhen?.(c) !== false ? [c.t(r.help)] : []));
  const title = c.t("help.title");
  return cardOf(c, title, [
    { kind: "heading", text: title },
    { kind: "list", items: [...new Set(lines)].map((text) => ({ text })) },
    { kind: "text", text: c.t("help.privacy"), tone: "muted" },
    { kind: "buttons", buttons: [privacyButton(c)] },
  ]);
}

import type { Context } from "../conversation/context.ts";
import { cardOf } from "../conversation/context.ts";
import type { Block, Button, Card } from "../vocabulary/card.ts";

/** "Näin käsittelen tietoja": anybody may read it, also who is nobody here yet; a platform meets strangers elsewhere. */
export const privacyRoute = "people.privacy";

const parts = ["reads", "keeps", "where", "howLong", "whoSees", "leaving", "asks"] as const;

export const privacyButton = (c: Pick<Context, "t">): Button => ({ label: c.t("people.privacy.title"), route: privacyRoute });

export function privacyCard(c: Context): Card {
  const title = c.t("people.privacy.title");
  const facts: Block = { kind: "facts", facts: parts.map((part) => ({ label: c.t(`people.privacy.${part}.label`), value: c.t(`people.privacy.${part}`) })) };
  return cardOf(c, title, [{ kind: "heading", text: title }, facts]);
}

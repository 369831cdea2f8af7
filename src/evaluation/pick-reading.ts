import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { plain } from "../vocabulary/inline.ts";
import { myItems, openRound } from "./my-items.ts";

/** So many can be picked from at once; the form's list has the rest. */
const mostChoices = 20;

/** "Kirjaa luku mittariin" without a word on which: the person's own figures, open ones first, each with a way into its screen. */
export async function pickReading(c: Context): Promise<Reply> {
  const round = await openRound(c.ports, c.active);
  const mine = round && c.person ? await myItems(c.ports, c.active, round, c.person.id) : undefined;
  const withFigures = (mine?.subjects ?? []).filter((s) => s.items.some((i) => i.kind === "figure"));
  if (withFigures.length === 0) return replySentence(c, c.t("pick.nothing"));
  const sorted = [...withFigures].sort((a, b) => Number(b.open) - Number(a.open));
  return replyCard(
    cardOf(c, c.t("pick.title"), [
      { kind: "text", text: `**${c.t("pick.title")}**` },
      {
        kind: "list",
        items: sorted.slice(0, mostChoices).map((s) => ({
          text: plain(s.name), mark: s.open ? ("open" as const) : ("done" as const),
          button: { label: c.t("pick.record"), route: "evaluation.item", params: { m: s.id } },
        })),
      },
      { kind: "buttons", buttons: [{ label: c.t("pick.more"), route: "evaluation.start" }] },
    ]),
    "asker",
  );
}

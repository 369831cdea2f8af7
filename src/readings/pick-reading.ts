import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import { myItems, openRound } from "../evaluation/my-items.ts";
import type { ListItem } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { FigurePlace } from "./figure-place.ts";
import { placeOf } from "./figure-place.ts";
import { mayRecord } from "./record-figure.ts";

/** So many can be picked from at once; the form's list has the rest. */
const mostChoices = 20;

/** "Kirjaa luku mittariin" without a word on which: the person's own figures, those that the round asks for first, each with a way to record it. */
export async function pickReading(c: Context): Promise<Reply> {
  const round = await openRound(c.ports, c.active);
  const mine = round && c.person ? await myItems(c.ports, c.active, round, c.person.id) : undefined;
  const withFigures = (mine?.subjects ?? []).filter((s) => s.items.some((i) => i.kind === "figure" || i.kind === "tableYear"));
  const asked = [...withFigures].sort((a, b) => Number(b.open) - Number(a.open)).map((s): ListItem => ({
    text: plain(s.name), mark: s.open ? "open" : "done", button: { label: c.t("pick.record"), route: "evaluation.item", params: { m: s.id } },
  }));
  const items = asked.length > 0 ? asked : recordable(c).map((place): ListItem => ({ text: plain(place.name), button: { label: c.t("pick.record"), route: "reading.edit", params: place.key } }));
  if (items.length === 0) return replySentence(c, c.t("pick.nothing"));
  return replyCard(
    cardOf(c, c.t("pick.title"), [
      { kind: "text", text: `**${c.t("pick.title")}**` },
      { kind: "list", items: items.slice(0, mostChoices) },
      ...(asked.length > 0 ? [{ kind: "buttons" as const, buttons: [{ label: c.t("pick.more"), route: "evaluation.start" }] }] : []),
    ]),
    "asker",
  );
}

/** Figures that this person may record at any time. */
const recordable = (c: Context): readonly FigurePlace[] =>
  c.active.programme.groups
    .flatMap((g) => g.measures.flatMap((m) => m.indicators).filter((i) => i.kind !== "qualitative"))
    .flatMap((i) => placeOf(c.active.programme, { i: i.id }) ?? [])
    .filter((place) => mayRecord(c, place, undefined));

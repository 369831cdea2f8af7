import type { Context } from "../conversation/context.ts";
import { cardOf } from "../conversation/context.ts";
import { describeAnswer } from "../evaluation/describe-answer.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import { inForce } from "../people/permissions.ts";
import type { Language } from "../shared/language.ts";
import { formatPeriod } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import { entryParams } from "./figure-entry.ts";
import type { FigureEntry, RecordedAnswer } from "./figure-entry.ts";
import type { FigurePlace } from "./figure-place.ts";

export interface NoticedEntry {
  readonly entry: FigureEntry;
  readonly number: number;
}

/** A figure beside the rounds goes past no chair: the coordinators are told, and confirm it. Who recorded it is not told about it. */
export async function noticesOf(c: Context, r: { readonly place: FigurePlace }, answer: RecordedAnswer, { entry, number }: NoticedEntry): Promise<readonly OutboxDraft[]> {
  const roles = await c.ports.stores.roles.find({ programme: c.active.programme.id, role: "coordinator" });
  const people = [...new Set(roles.map((a) => a.value).filter((a) => inForce(a, c.today) && a.person !== c.person?.id).map((a) => a.person))];
  return Promise.all(people.map(async (person): Promise<OutboxDraft> => {
    const language = (await c.ports.stores.persons.get(person))?.value.language ?? c.active.programme.language;
    return { key: `entry:${entry.id}:${String(number)}:${person}`, purpose: "notice", to: { kind: "person", person }, card: noticeCard(c, language, { place: r.place, answer, entry, number }) };
  }));
}

interface Noticed extends NoticedEntry {
  readonly place: FigurePlace;
  readonly answer: RecordedAnswer;
}

function noticeCard(c: Context, language: Language, { place, answer, entry, number }: Noticed): Card {
  const t = speak(language);
  const said = answer.kind === "description" ? t("reading.description") : describeAnswer({ language, t }, answer, place.indicator);
  const text = t("reading.notice", { person: plain(c.person?.name ?? ""), name: plain(place.name), answer: said, period: formatPeriod(entry.period, language) });
  const params = entryParams(c.active.programme.id, entry.id, number);
  return {
    ...cardOf(c, text, [
      { kind: "text", text },
      { kind: "buttons", buttons: [{ label: t("reading.confirm"), route: "reading.confirm", params, style: "primary" }, { label: t("reading.takeBack"), route: "reading.undo", params }] },
    ]),
    language,
  };
}

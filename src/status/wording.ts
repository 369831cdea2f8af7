import type { Responsible } from "../programme/measure.ts";
import type { Language } from "../shared/language.ts";
import { formatDate, formatDay, formatPeriod } from "../texts/numbers.ts";
import type { Speak } from "../texts/texts.ts";
import { speak } from "../texts/texts.ts";
import type { Block, Button, Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import { encodePress, longestPress } from "../vocabulary/press.ts";
import type { JudgementView, OwnerView, RoundView, Shown, Standing } from "./views.ts";

/** The words shared by the answer cards. `asked` is the question, so that "Tarkoitin muuta" can read it again. */
export interface CardContext {
  readonly language: Language;
  readonly t: Speak;
  readonly demo: boolean;
  readonly options: CardOptions;
}

export interface CardOptions {
  readonly asked?: string | undefined;
  /** Route and target of the answer, as button params. */
  readonly shown?: Readonly<Record<string, string>> | undefined;
  /** Where the drawing of an indicator's figures is, when the reader's platform can show it; "words": told in words only. */
  readonly trend?: string | undefined;
  /** Civil date on which the next round opens, when none is open. */
  readonly nextOpening?: string | undefined;
}

export const cardContext = (language: Language, demo: boolean, options: CardOptions = {}): CardContext => ({
  language,
  t: speak(language),
  demo,
  options,
});

export const answerCard = (c: CardContext, summary: string, blocks: readonly Block[]): Card => ({
  language: c.language,
  summary: plain(summary),
  blocks: blocks.filter((b) => b.kind !== "list" || b.items.length > 0),
  ...(c.demo ? { demo: true } : {}),
});

/** A sentence that ends in a shortened title has its sign already. */
export const text = (value: string, tone?: "muted" | "warning"): Block => ({
  kind: "text",
  text: value.replaceAll("….", "…"),
  ...(tone ? { tone } : {}),
});

/** Zero or one block: nothing for an empty text. */
export const textIf = (value: string, tone?: "muted" | "warning"): readonly Block[] => (value === "" ? [] : [text(value, tone)]);

export const buttons = (...given: readonly (Button | undefined)[]): Block => ({ kind: "buttons", buttons: given.filter((b) => b !== undefined) });

/** Reads the question again. */
export const otherRoute = "status.other";

/**
 * "Tarkoitin muuta": on every answer. It carries the question, to be read again; one too long for a button gives way to what was shown,
 * around which the choices then lie.
 */
export function meantOther(c: CardContext): Button {
  const { asked, shown } = c.options;
  const button = { label: c.t("status.meantOther"), route: otherRoute };
  const carried = [asked?.trim() ? { text: asked.trim() } : undefined, shown].filter((p) => p !== undefined);
  const fitting = carried.map((params) => ({ ...button, params })).find((b) => encodePress(b).length <= longestPress);
  return fitting ?? button;
}

/** Words of people and documents, in one line and without our markup. `end` takes the full stop off a title. */
export const clean = (words: string): string => plain(words).replaceAll(/\s+/g, " ").trim();
export const titleOf = (words: string): string => clean(words).replace(/[.:;]+$/, "");

/** A title as a sentence of its own; a shortened one has its sign already. */
export const stopped = (title: string): string => (title.endsWith("…") ? title : `${title}.`);

/** Shortened visibly at a word. */
export function shorten(words: string, most: number): string {
  const line = clean(words);
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:–-]+$/, "")}…`;
}

/** "vastuuhenkilön arvio" with its period when it is not of this round; "laskettu luvuista"; nothing when nothing is known. */
export function sourceWords(c: CardContext, shown: Shown, judgement?: JudgementView): string {
  switch (shown.source) {
    case "owner":
      if (!judgement || judgement.current) return c.t("status.byOwner");
      return c.t("status.byOwnerIn", { period: formatPeriod(judgement.quarter, c.language) });
    case "computed":
      return c.t("status.computed");
    case "mixed":
      return c.t("status.mixed");
    case "none":
      return "";
  }
}

/** "**Tavoite 3: Kotihoidon kehittäminen. Etenee suunnitellusti** (vastuuhenkilön arvio)." */
export function headline(c: CardContext, title: string, shown: Shown, judgement?: JudgementView): string {
  const source = sourceWords(c, shown, judgement);
  return `**${stopped(titleOf(title))} ${c.t(`status.${shown.status}`)}**${source === "" ? "." : ` (${source}).`}`;
}

/** "Ennakkotieto, ei vielä vahvistettu.", or when all that is shown was confirmed. */
export function standingWords(c: CardContext, shown: readonly Standing[]): string {
  if (shown.some((s) => s.preliminary)) return c.t("status.preliminary");
  const dates = shown.flatMap((s) => (s.confirmedOn ? [s.confirmedOn] : [])).sort();
  const last = dates.at(-1);
  return last === undefined ? "" : c.t("status.confirmed", { date: formatDate(last, c.language) });
}

export const personWords = (c: CardContext, r: Responsible): string =>
  [r.acting ? c.t("status.acting") : "", r.title ?? "", r.name ?? ""].filter((w) => w !== "").map(clean).join(" ");

export function ownerWords(c: CardContext, owner: OwnerView | { readonly kind: "several" }): string {
  switch (owner.kind) {
    case "named": {
      const who = owner.owners.map((o) => personWords(c, o)).join(", ");
      return c.t(owner.owners.length > 1 ? "status.owners" : "status.owner", { who });
    }
    case "missing":
      return c.t("status.ownerMissing", { who: personWords(c, owner.chair) });
    case "nobody":
      return c.t("status.ownerNobody");
    case "several":
      return c.t("status.ownersByMeasure");
  }
}

/** When answers come: the open round's last day, or the next opening when the caller told it. */
export function roundWords(c: CardContext, round: RoundView | undefined): string {
  if (round?.open) return c.t("status.openUntil", { date: formatDay(round.dueOn, c.language) });
  return c.options.nextOpening ? c.t("status.opens", { date: formatDay(c.options.nextOpening, c.language) }) : "";
}

export const sentences = (...parts: readonly string[]): string => parts.filter((p) => p !== "").join(" ");

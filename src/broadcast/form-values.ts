import type { Context } from "../conversation/context.ts";
import { momentAt } from "../shared/calendar.ts";
import type { Language } from "../shared/language.ts";
import { languages } from "../shared/language.ts";
import type { FieldValues } from "../vocabulary/form.ts";
import type { BroadcastContent, Words } from "./broadcast.ts";
import type { ContentFault } from "./check-content.ts";
import { audienceOptions, platformOptions } from "./form-options.ts";
import { findOption } from "../conversation/find-option.ts";
import type { Option } from "../vocabulary/form.ts";

/** Several choices travel as one text; in a chat they are typed by their labels. */
export function chosen(text: string | undefined, options: readonly Option[]): readonly string[] {
  const parts = (text ?? "").split(",").map((p) => p.trim()).filter((p) => p !== "");
  return [...new Set(parts.flatMap((p) => findOption(options, p)?.value ?? []))];
}

/** What the form's fields say, as a broadcast's content. Words are trimmed; nothing else is changed. */
export function contentOf(c: Context, values: FieldValues): BroadcastContent {
  const said = (field: string): string => (values[field] ?? "").trim();
  const words = (name: string): Words => Object.fromEntries(languages.flatMap((l) => (said(`${name}.${l}`) === "" ? [] : [[l, said(`${name}.${l}`)]])));
  const selectors = chosen(values["to"], audienceOptions(c));
  const emphasis = selectors.flatMap((s) => {
    const id = s.startsWith("audience:") ? s.slice("audience:".length) : "";
    return said(`emphasis.${id}`) === "" ? [] : [[id, said(`emphasis.${id}`)] as const];
  });
  return {
    titles: words("title"), texts: words("text"), emphasis: Object.fromEntries(emphasis),
    ...(said("link") === "" ? {} : { link: said("link") }),
    ...(said("image") === "" && said("alt") === "" ? {} : { image: { url: said("image"), alt: said("alt") } }),
    publicity: said("publicity") === "notYetPublic" ? "notYetPublic" : "public",
    acknowledge: said("ack") === "yes",
    audience: {
      selectors,
      reach: said("reach") === "direct" ? "direct" : "channels",
      platforms: chosen(values["platforms"], platformOptions(c)),
      languages: languages.filter((l) => said("languages").split(",").includes(l)),
    },
    ...(said("at") === "" ? {} : { at: said("at") }),
  };
}

/** The same back into fields, to go on with a draft. */
export function valuesOf(content: BroadcastContent): FieldValues {
  const words = (name: string, from: Words): readonly (readonly [string, string])[] => languages.map((l: Language) => [`${name}.${l}`, from[l] ?? ""] as const);
  const { audience } = content;
  return Object.fromEntries([
    ...words("title", content.titles), ...words("text", content.texts),
    ...Object.entries(content.emphasis).map(([id, text]) => [`emphasis.${id}`, text] as const),
    ["link", content.link ?? ""], ["image", content.image?.url ?? ""], ["alt", content.image?.alt ?? ""],
    ["publicity", content.publicity], ["ack", content.acknowledge ? "yes" : "no"], ["at", content.at ?? ""],
    ["to", audience.selectors.join(",")], ["reach", audience.reach], ["platforms", audience.platforms.join(",")], ["languages", audience.languages.join(",")],
  ]);
}

export function momentFault(c: Context, values: FieldValues): ContentFault | undefined {
  const at = (values["at"] ?? "").trim();
  if (at === "") return undefined;
  const moment = momentAt(at, c.active.calendar.zone);
  if (moment === undefined) return { code: "badMoment", field: "at" };
  return moment < c.now ? { code: "pastMoment", field: "at" } : undefined;
}

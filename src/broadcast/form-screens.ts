import type { Context } from "../conversation/context.ts";
import type { Drawn } from "../conversation/form-definition.ts";
import type { FormSession } from "../conversation/session.ts";
import type { Language } from "../shared/language.ts";
import { languages } from "../shared/language.ts";
import type { Field, ScreenAction } from "../vocabulary/form.ts";
import { broadcastRule } from "./broadcast.ts";
import { longestText, longestTitle } from "./check-content.ts";
import { audienceOptions, platformOptions } from "./form-options.ts";
import { chosen } from "./form-values.ts";

/** The screens that this broadcast needs: emphasis is asked where an audience of the programme has one. */
export function stepsOf(c: Context, session: FormSession): readonly string[] {
  return emphasised(c, session).length > 0 ? ["write", "audience", "emphasis", "how"] : ["write", "audience", "how"];
}

const emphasised = (c: Context, session: FormSession) => {
  const selected = chosen(session.values["to"], audienceOptions(c));
  return c.active.programme.audiences.filter((a) => selected.includes(`audience:${a.id}`));
};

export function draw(c: Context, session: FormSession): Drawn {
  const last = stepsOf(c, session).at(-1) === session.step;
  const back: ScreenAction = { id: "back", label: c.t("form.back") };
  const base = {
    title: c.t("broadcast.form.title"),
    submitLabel: c.t(last ? "broadcast.form.preview" : "broadcast.form.next"),
    actions: [...(session.step === "write" ? [] : [back]), { id: "draft", label: c.t("broadcast.form.draft") }],
  };
  switch (session.step) {
    case "audience":
      return { ...base, body: [], ...audienceFields(c) };
    case "emphasis":
      return { ...base, body: [{ kind: "text", text: c.t("broadcast.form.emphasis") }], fields: emphasised(c, session).map((a) => ({ kind: "text", id: `emphasis.${a.id}`, label: a.name, hint: a.emphasis, lines: 3, maxLength: longestText })) };
    case "how":
      return { ...base, body: [], fields: howFields(c) };
    default:
      return { ...base, body: [], ...writeFields(c) };
  }
}

function writeFields(c: Context): Pick<Drawn, "fields" | "more"> {
  const own = c.active.programme.language;
  const needed = broadcastRule(c.active.programme).languages;
  const words = (l: Language): readonly Field[] => [
    { kind: "text", id: `title.${l}`, label: label(c, "broadcast.form.heading", l), lines: 1, maxLength: longestTitle, ...(needed.includes(l) ? { required: true } : {}) },
    { kind: "text", id: `text.${l}`, label: label(c, "broadcast.form.text", l), lines: 8, maxLength: longestText, ...(needed.includes(l) ? { required: true } : {}), ...(l === own ? { hint: c.t("broadcast.form.textHint") } : {}) },
  ];
  const first = [own, ...needed.filter((l) => l !== own)];
  return {
    fields: first.flatMap(words),
    more: {
      label: c.t("broadcast.form.more"),
      fields: [
        ...languages.filter((l) => !first.includes(l)).flatMap(words),
        { kind: "text", id: "link", label: c.t("broadcast.form.link"), lines: 1, maxLength: 1_000, hint: c.t("broadcast.form.linkHint") },
        { kind: "text", id: "image", label: c.t("broadcast.form.image"), lines: 1, maxLength: 1_000, hint: c.t("broadcast.form.linkHint") },
        { kind: "text", id: "alt", label: c.t("broadcast.form.alt"), lines: 2, maxLength: 500, hint: c.t("broadcast.form.altHint") },
      ],
    },
  };
}

const label = (c: Context, key: "broadcast.form.heading" | "broadcast.form.text", language: Language): string =>
  language === c.active.programme.language ? c.t(key) : `${c.t(key)} (${c.t(`broadcast.language.${language}`)})`;

function audienceFields(c: Context): Pick<Drawn, "fields" | "more"> {
  return {
    fields: [
      { kind: "choices", id: "to", label: c.t("broadcast.form.to"), options: audienceOptions(c), required: true },
      { kind: "choice", id: "reach", label: c.t("broadcast.form.reach"), value: "channels", options: [{ value: "channels", label: c.t("broadcast.reach.channels") }, { value: "direct", label: c.t("broadcast.reach.direct") }] },
    ],
    more: {
      label: c.t("broadcast.form.narrow"),
      fields: [
        { kind: "choices", id: "platforms", label: c.t("broadcast.form.platforms"), options: platformOptions(c) },
        { kind: "choices", id: "languages", label: c.t("broadcast.form.languages"), options: languages.map((l) => ({ value: l, label: c.t(`broadcast.language.${l}`) })) },
      ],
    },
  };
}

const howFields = (c: Context): readonly Field[] => [
  {
    kind: "choice", id: "publicity", label: c.t("broadcast.form.publicity"), value: "public",
    options: (["public", "notYetPublic", "secret"] as const).map((p) => ({ value: p, label: c.t(`broadcast.publicity.${p}`) })),
  },
  { kind: "choice", id: "ack", label: c.t("broadcast.form.ack"), value: "no", options: [{ value: "yes", label: c.t("broadcast.yes") }, { value: "no", label: c.t("broadcast.no") }] },
  { kind: "dateTime", id: "at", label: c.t("broadcast.form.at"), hint: c.t("broadcast.form.atHint") },
];

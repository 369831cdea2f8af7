import type { Context } from "../conversation/context.ts";
import { cardOf, replySentence } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import { openForm } from "../conversation/form-session.ts";
import type { Params } from "../conversation/route.ts";
import type { FormSession } from "../conversation/session.ts";
import { containsHetu } from "../shared/hetu.ts";
import type { Language } from "../shared/language.ts";
import { languages } from "../shared/language.ts";
import type { Field, FieldErrors } from "../vocabulary/form.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Broadcast, SentContent, Words } from "./broadcast.ts";
import { may } from "./broadcast.ts";
import { longestText, longestTitle } from "./check-content.ts";
import type { Correction } from "./correct-broadcast.ts";
import { reachOfChange, saveCorrection } from "./correct-broadcast.ts";
import { fillFigures } from "./fill-figures.ts";
import { bodyBlocks } from "./message-card.ts";
import { smallCountIn } from "./placeholders.ts";
import { ownBroadcast } from "./send-broadcast.ts";

/** "Korjaa": new words, or one figure in place of another in every language; shown once more before it leaves. */
export const correctForm: FormDefinition = {
  name: "broadcastCorrection",
  version: 1,

  async draw(c, session): Promise<Drawn> {
    const b = await broadcastOf(c, session);
    const title = c.t("broadcast.correct.title");
    if (!b?.sent) return { title, body: [{ kind: "text", text: c.t("broadcast.closed") }], fields: [], actions: [] };
    const next = correctionOf(b.sent, session);
    if (session.step === "check") return { title, ...(await checkScreen(c, b, next)) };
    return { title, body: [{ kind: "text", text: c.t("broadcast.correct.intro"), tone: "muted" }], ...fields(c, b.sent), submitLabel: c.t("broadcast.correct.save"), actions: [] };
  },

  async submit(c, session, action): Promise<FormStep> {
    const b = await broadcastOf(c, session);
    if (!b?.sent || !may("change", b)) return { kind: "stay", notice: c.t("broadcast.closed") };
    if (action === "back") return { kind: "go", step: "write" };
    const next = correctionOf(b.sent, session);
    const errors = errorsOf(c, b.sent, session, next);
    if (Object.keys(errors).length > 0) return session.step === "check" ? { kind: "go", step: "write", notice: Object.values(errors)[0] ?? "" } : { kind: "stay", errors };
    if (session.step !== "check") return { kind: "go", step: "check" };
    if (!(await saveCorrection(c, b.id, next))) return { kind: "stay", notice: c.t("broadcast.closed") };
    const text = c.t("broadcast.correct.done");
    return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }, { kind: "buttons", buttons: [{ label: c.t("broadcast.report"), route: "broadcast.report", params: { b: b.id } }] }]) };
  },
};

/** Opened with the words that left; a figure of the programme that has changed since is put forward. */
export async function correctBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored?.value.sent || !may("change", stored.value)) return replySentence(c, c.t("broadcast.closed"));
  const b = stored.value;
  const moved = await movedFigure(c, b);
  const words = languages.flatMap((l) => [[`title.${l}`, b.sent?.titles[l] ?? ""], [`text.${l}`, b.sent?.texts[l] ?? ""]] as const);
  const subject = { b: b.id, n: String(b.changes.length) };
  return openForm(c, { form: correctForm, subject, step: "write", values: { ...Object.fromEntries(words), wrong: moved?.wrong ?? "", right: moved?.right ?? "" } });
}

async function movedFigure(c: Context, b: Broadcast): Promise<{ wrong: string; right: string } | undefined> {
  const filled = await fillFigures(c.ports, c.active.programme, b.content);
  if (!("sent" in filled)) return undefined;
  const own = c.active.programme.language;
  for (const before of b.sent?.figures ?? []) {
    const now = filled.sent.figures.find((f) => f.placeholder === before.placeholder);
    const [wrong, right] = [before.figures[own], now?.figures[own]];
    if (wrong !== undefined && right !== undefined && wrong !== right && now?.period === before.period) return { wrong, right };
  }
  return undefined;
}

const broadcastOf = async (c: Context, session: FormSession): Promise<Broadcast | undefined> => (await ownBroadcast(c, { b: session.subject["b"] ?? "" }))?.value;

function fields(c: Context, sent: SentContent): Pick<Drawn, "fields" | "more"> {
  const there = languages.filter((l) => (sent.texts[l] ?? "") !== "");
  const words = (l: Language): readonly Field[] => [
    { kind: "text", id: `title.${l}`, label: `${c.t("broadcast.form.heading")} (${c.t(`broadcast.language.${l}`)})`, lines: 1, maxLength: longestTitle },
    { kind: "text", id: `text.${l}`, label: `${c.t("broadcast.form.text")} (${c.t(`broadcast.language.${l}`)})`, lines: 8, maxLength: longestText },
  ];
  return {
    fields: [
      { kind: "text", id: "wrong", label: c.t("broadcast.correct.wrong"), lines: 1, maxLength: 60, hint: c.t("broadcast.correct.wrongHint") },
      { kind: "text", id: "right", label: c.t("broadcast.correct.right"), lines: 1, maxLength: 60 },
      ...there.flatMap(words),
    ],
  };
}

const said = (session: FormSession, field: string): string => (session.values[field] ?? "").trim();

/** Spaces inside a figure may be hard ones; a decimal comma is a point in English. */
const asTyped = (text: string): string => text.replaceAll("\u00a0", " ");
function replaced(text: string, figure: { readonly wrong: string; readonly right: string } | undefined, language: Language): string {
  if (!figure) return text;
  const local = (f: string): string => (language === "en" ? asTyped(f).replace(/(\d),(\d)/g, "$1.$2") : asTyped(f));
  // Whole figures only: 5,2 must not be changed inside 15,2.
  const shape = new RegExp(`(?<![\\d.,])${local(figure.wrong).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ \u00a0]?")}(?!\\d)`, "gu");
  return text.replace(shape, () => local(figure.right));
}

export function correctionOf(sent: SentContent, session: FormSession): Correction {
  const [wrong, right] = [said(session, "wrong"), said(session, "right")];
  const figure = wrong !== "" && right !== "" ? { wrong, right } : undefined;
  const corrected = (name: string, words: Words): Words =>
    Object.fromEntries(languages.flatMap((l) => (words[l] === undefined ? [] : [[l, replaced(said(session, `${name}.${l}`) || words[l], figure, l)]])));
  const emphasis = Object.fromEntries(Object.entries(sent.emphasis).map(([audience, text]) => [audience, replaced(text, figure, "fi")]));
  return { next: { ...sent, titles: corrected("title", sent.titles), texts: corrected("text", sent.texts), emphasis }, ...(figure ? { figure } : {}) };
}

const wordsOf = ({ titles, texts, emphasis }: SentContent): string => JSON.stringify([titles, texts, emphasis]);

function errorsOf(c: Context, sent: SentContent, session: FormSession, { next, figure }: Correction): FieldErrors {
  const [wrong, right] = [said(session, "wrong"), said(session, "right")];
  if ((wrong === "") !== (right === "")) return { [wrong === "" ? "wrong" : "right"]: c.t("broadcast.correct.pair") };
  if (figure && wordsOf(correctionOf(sent, { ...session, values: { wrong, right } }).next) === wordsOf(sent)) return { wrong: c.t("broadcast.correct.notThere", { wrong }) };
  if (wordsOf(next) === wordsOf(sent)) return { wrong: c.t("broadcast.correct.nothing") };
  for (const [field, text] of languages.flatMap((l) => [[`title.${l}`, next.titles[l] ?? ""], [`text.${l}`, next.texts[l] ?? ""]] as const)) {
    const small = smallCountIn(text);
    if (containsHetu(text)) return { [field]: c.t("broadcast.fault.hetu") };
    if (small !== undefined) return { [field]: c.t("broadcast.fault.smallCount", { words: small }) };
  }
  return {};
}

async function checkScreen(c: Context, b: Broadcast, { next, figure }: Correction): Promise<Omit<Drawn, "title">> {
  const tells = figure ? c.t("broadcast.figureCorrected", figure) : undefined;
  return {
    body: [
      { kind: "text", text: c.t("broadcast.correct.preview"), tone: "muted" },
      ...bodyBlocks(c.active, { content: b.content, sent: next }, { language: c.language }),
      { kind: "divider" },
      ...(tells === undefined ? [] : [{ kind: "text" as const, text: c.t("broadcast.correct.tells", { words: tells }) }]),
      { kind: "text", text: c.t("broadcast.correct.reach", await reachOfChange(c, b)) },
    ],
    fields: [],
    submitLabel: c.t("broadcast.correct.send"),
    actions: [{ id: "back", label: c.t("form.back") }],
  };
}

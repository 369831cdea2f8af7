import type { Context } from "../conversation/context.ts";
import { cardOf, replySentence } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import { openForm } from "../conversation/form-session.ts";
import type { Params } from "../conversation/route.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import type { Stored } from "../ports/aggregates.ts";
import { speak } from "../texts/texts.ts";
import type { Block } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Broadcast } from "./broadcast.ts";
import { titleOf } from "./broadcast.ts";
import type { BroadcastQuestion } from "./broadcast-rows.ts";
import { mark } from "./marks.ts";
import { withinScope } from "./form-options.ts";

const longest = 1_500;

/** "Kysy viestijältä": to everybody who wrote the broadcast, in private; the first answer counts. */
export const questionForm: FormDefinition = {
  name: "broadcastQuestion",
  version: 1,

  draw: (c): Promise<Drawn> =>
    Promise.resolve({
      title: c.t("broadcast.ask.title"), body: [], submitLabel: c.t("broadcast.ask.send"), actions: [],
      fields: [{ kind: "text", id: "question", label: c.t("broadcast.ask.field"), hint: c.t("broadcast.ask.hint"), lines: 4, maxLength: longest, required: true }],
    }),

  async submit(c, session): Promise<FormStep> {
    const text = (session.values["question"] ?? "").trim().slice(0, longest);
    if (text === "") return { kind: "stay", errors: { question: c.t("broadcast.ask.empty") } };
    const b = (await c.ports.stores.broadcasts.get(session.subject["b"] ?? ""))?.value;
    if (b?.programme !== c.active.programme.id || !c.person) return { kind: "stay", notice: c.t("broadcast.closed") };
    const question: BroadcastQuestion = { ...c.active.scope, id: session.id, broadcast: b.id, asker: c.person.id, text, at: c.now };
    const authors = [...new Set([b.author, b.requestedBy ?? b.author])];
    await c.ports.stores.broadcastQuestions.insert(question, await Promise.all(authors.map((a) => questionNotice(c, b, question, a))));
    const sentence = c.t("broadcast.ask.sent");
    return { kind: "done", card: cardOf(c, sentence, [{ kind: "text", text: sentence, tone: "good" }]) };
  },
};

export async function askAuthor(c: Context, params: Params): Promise<Reply> {
  const b = (await c.ports.stores.broadcasts.get(params["b"] ?? ""))?.value;
  if (b?.programme !== c.active.programme.id) return replySentence(c, c.t("broadcast.closed"));
  if (!c.person) return replySentence(c, c.t("refusal.unknownPerson"));
  await mark(c, b, "seen");
  return openForm(c, { form: questionForm, subject: { b: b.id, e: c.incoming.id }, step: "ask" });
}

/** A private message in the reader's own language. */
async function toPerson(c: Context, person: string, key: string, blocks: (say: ReturnType<typeof speak>, title: (b: Broadcast) => string) => readonly Block[]): Promise<OutboxDraft> {
  const own = c.active.programme.language;
  const language = (await c.ports.stores.persons.get(person))?.value.language ?? own;
  const drawn = blocks(speak(language), (b) => plain(titleOf(b, language, own)));
  const [first] = drawn;
  return { key, purpose: "notice", to: { kind: "person", person }, card: { ...cardOf(c, first?.kind === "text" ? first.text : "", drawn), language } };
}

const questionNotice = (c: Context, b: Broadcast, q: BroadcastQuestion, author: string): Promise<OutboxDraft> =>
  toPerson(c, author, `broadcast-question:${q.id}:${author}`, (t, title) => [
    { kind: "text", text: t("broadcast.ask.notice", { name: plain(c.person?.name ?? t("broadcast.ask.somebody")), title: title(b) }) },
    { kind: "text", text: `”${plain(q.text)}”` },
    { kind: "buttons", buttons: [{ label: t("broadcast.answer"), route: "broadcast.answer", params: { q: q.id }, style: "primary" }] },
  ]);

/** The officer's answer: back to the asker through the bot. */
export const answerForm: FormDefinition = {
  name: "broadcastAnswer",
  version: 1,

  async draw(c, session): Promise<Drawn> {
    const question = await c.ports.stores.broadcastQuestions.get(session.subject["q"] ?? "");
    return {
      title: c.t("broadcast.answer.title"), submitLabel: c.t("broadcast.answer"), actions: [],
      body: [{ kind: "text", text: `”${plain(question?.value.text ?? "")}”` }],
      fields: [{ kind: "text", id: "answer", label: c.t("broadcast.answer.field"), lines: 5, maxLength: longest, required: true }],
    };
  },

  async submit(c, session): Promise<FormStep> {
    const text = (session.values["answer"] ?? "").trim().slice(0, longest);
    if (text === "") return { kind: "stay", errors: { answer: c.t("broadcast.answer.empty") } };
    const found = await questionFor(c, session.subject["q"] ?? "");
    if (!found) return { kind: "stay", notice: c.t("broadcast.closed") };
    const { stored, b } = found;
    const before = stored.value.answer;
    if (before) return { kind: "stay", notice: c.t("broadcast.answer.already", { name: (await c.ports.stores.persons.get(before.by))?.value.name ?? "" }) };
    const answered: BroadcastQuestion = { ...stored.value, answer: { text, by: c.person?.id ?? "", at: c.now } };
    const told = await toPerson(c, answered.asker, `broadcast-answer:${answered.id}`, (t, title) => [
      { kind: "text", text: t("broadcast.answer.notice", { title: title(b) }) },
      { kind: "text", text: plain(text) },
      { kind: "text", text: t("broadcast.answer.asked", { text: plain(answered.text) }), tone: "muted" },
    ]);
    if (!(await c.ports.stores.broadcastQuestions.save(stored, answered, [told]))) return { kind: "stay", notice: c.t("refusal.someoneWasFaster") };
    const sentence = c.t("broadcast.answer.sent");
    return { kind: "done", card: cardOf(c, sentence, [{ kind: "text", text: sentence, tone: "good" }]) };
  },
};

async function questionFor(c: Context, id: string): Promise<{ stored: Stored<BroadcastQuestion>; b: Broadcast } | undefined> {
  const stored = await c.ports.stores.broadcastQuestions.get(id);
  const b = stored && (await c.ports.stores.broadcasts.get(stored.value.broadcast))?.value;
  return stored && b?.programme === c.active.programme.id && withinScope(c, b.content.audience.selectors) ? { stored, b } : undefined;
}

export async function answerQuestion(c: Context, params: Params): Promise<Reply> {
  const found = await questionFor(c, params["q"] ?? "");
  if (!found) return replySentence(c, c.t("broadcast.closed"));
  return openForm(c, { form: answerForm, subject: { q: found.stored.value.id }, step: "answer" });
}

import type { FormSession } from "./session.ts";
import type { Stored } from "../ports/aggregates.ts";
import { accountId, isDirect } from "../vocabulary/incoming.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { fieldAfter, fieldBefore, moreAction, readChatAnswer } from "./chat-form.ts";
import type { Context } from "./context.ts";
import { replySentence } from "./context.ts";
import type { FieldFault, FormDefinition } from "./form-definition.ts";
import { drawScreen, findSession, present, submitForm } from "./form-session.ts";

/** Words that steer a form instead of answering it. */
const steering: Readonly<Record<string, "cancel" | "back" | "skip">> = {
  peruuta: "cancel", lopeta: "cancel", avbryt: "cancel", cancel: "cancel",
  edellinen: "back", takaisin: "back", föregående: "back", tillbaka: "back", back: "back", previous: "back",
  ohita: "skip", "ohita tämä kohta": "skip", "hoppa över": "skip", skip: "skip",
};

/** The form that is being asked in this conversation, if any: it is asked in private, also when it was begun in a channel. */
export async function chatSession(c: Context): Promise<Stored<FormSession> | undefined> {
  if (!c.person || c.incoming.canOpenForms || !isDirect(c.incoming.place)) return undefined;
  const account = accountId(c.incoming.actor);
  const open = await c.ports.stores.sessions.find({ person: c.person.id });
  return open.find((s) => s.value.chat?.account === account && s.value.expiresAt > c.now);
}

/** A line written while a form is being asked. */
export async function answerByText(c: Context, forms: readonly FormDefinition[], session: Stored<FormSession>, text: string): Promise<Reply> {
  const action = steering[text.trim().toLowerCase().replace(/[.!]$/, "")];
  return answerInChat(c, forms, { session: session.value.id, turn: session.value.turn, ...(action ? { action } : { text }) });
}

export interface ChatAnswerGiven {
  readonly session: string;
  readonly turn: number;
  readonly text?: string;
  readonly action?: string;
}

/** A line or a pressed button as the answer to what the form asks in a chat. */
export async function answerInChat(c: Context, forms: readonly FormDefinition[], given: ChatAnswerGiven): Promise<Reply> {
  const found = await findSession(c, forms, given.session);
  if (!found.ok) return replySentence(c, c.t(`refusal.${found.refusal.code}`, found.refusal.params));
  const { form, session } = found.value;
  if (given.turn !== session.value.turn) return present(c, form, session, { notice: c.t("form.alreadySaved") });
  if (given.action === "cancel") return stop(c, session);
  if (given.action !== undefined) return steer(c, form, session, given.action);
  const screen = await drawScreen(c, form, session.value, {});
  const field = session.value.chat?.field ?? "";
  const values = readChatAnswer(screen, field, given.text ?? "");
  const answered = { ...session.value, values: { ...session.value.values, ...values } };
  const fault = await form.check?.(c, answered, field);
  if (fault) return askAgain(c, form, session, { field, fault, given: values[field] ?? "" });
  const next = fieldAfter(await drawScreen(c, form, answered, {}), field);
  if (next === undefined) return submitForm(c, form, session, { turn: given.turn, action: "submit", values });
  const kept = await submitForm(c, form, session, { turn: given.turn, action: "save", values });
  return kept.kind === "nothing" ? moveTo(c, form, session.value.id, next) : kept;
}

interface Doubt {
  readonly field: string;
  readonly fault: FieldFault;
  readonly given: string;
}

/** Says what is wrong. What may be meant after all is confirmed by a press, or by saying it again. */
async function askAgain(c: Context, form: FormDefinition, session: Stored<FormSession>, { field, fault, given }: Doubt): Promise<Reply> {
  const errors = { [field]: fault.sentence };
  if (!fault.keep) return present(c, form, session, { errors });
  const value = { ...session.value, values: { ...session.value.values, ...fault.keep } };
  if (!(await c.ports.stores.sessions.save(session, value))) return { kind: "nothing" };
  return present(c, form, { value, rev: session.rev + 1 }, { errors, meant: given });
}

/** Stops asking; what was answered stays, and the draft can be taken up again. */
async function stop(c: Context, session: Stored<FormSession>): Promise<Reply> {
  const { chat: _chat, ...kept } = session.value;
  await c.ports.stores.sessions.save(session, kept);
  return replySentence(c, c.t("form.cancelled"));
}

async function steer(c: Context, form: FormDefinition, session: Stored<FormSession>, action: string): Promise<Reply> {
  const screen = await drawScreen(c, form, session.value, {});
  const more = action === moreAction ? screen.more?.fields[0] : undefined;
  if (more) return moveTo(c, form, session.value.id, more.id);
  const before = action === "back" ? fieldBefore(screen, session.value.chat?.field ?? "") : undefined;
  if (before) return moveTo(c, form, session.value.id, before.id);
  return submitForm(c, form, session, { turn: session.value.turn, action, values: {} });
}

async function moveTo(c: Context, form: FormDefinition, id: string, field: string): Promise<Reply> {
  const session = await c.ports.stores.sessions.get(id);
  if (!session?.value.chat) return { kind: "nothing" };
  const value: FormSession = { ...session.value, turn: session.value.turn + 1, chat: { ...session.value.chat, field } };
  if (!(await c.ports.stores.sessions.save(session, value))) return { kind: "nothing" };
  return present(c, form, { value, rev: session.rev + 1 }, {});
}

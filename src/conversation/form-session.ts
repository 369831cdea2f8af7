import type { FormSession } from "./session.ts";
import type { Stored } from "../ports/aggregates.ts";
import { containsHetu } from "../shared/hetu.ts";
import { refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import { allFields, alternativeOf } from "../vocabulary/form.ts";
import type { FieldErrors, FieldValues, Screen } from "../vocabulary/form.ts";
import { accountId } from "../vocabulary/incoming.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { askNext } from "./chat-form.ts";
import type { Context } from "./context.ts";
import type { FormDefinition, FormStep, OpenForm } from "./form-definition.ts";

/** A form waits this long for its next answer. Answers already saved stay; only the open screen goes. */
const keepsMs = 30 * 24 * 3_600_000;

/** Opens a form for this person: the draft that is there goes on, also one begun on another platform. */
export async function openForm(c: Context, open: OpenForm): Promise<Reply> {
  const person = c.person?.id ?? "";
  const same = await findDraft(c, person, open);
  const chat = c.incoming.canOpenForms ? undefined : { account: accountId(c.incoming.actor), field: "" };
  const { chat: _before, ...kept } = same?.value ?? newSession(c, person, open);
  const value: FormSession = {
    ...kept,
    step: open.step,
    turn: kept.turn + 1,
    values: { ...kept.values, ...open.values },
    expiresAt: c.now + keepsMs,
    ...(chat ? { chat } : {}),
  };
  const saved = same ? await c.ports.stores.sessions.save(same, value) : await c.ports.stores.sessions.insert(value);
  if (!saved) return openForm(c, open);
  return present(c, open.form, { value, rev: (same?.rev ?? 0) + 1 }, {});
}

async function findDraft(c: Context, person: string, open: OpenForm): Promise<Stored<FormSession> | undefined> {
  const all = await c.ports.stores.sessions.find({ person, form: open.form.name });
  const good = all.filter((s) => s.value.formVersion === open.form.version && s.value.expiresAt > c.now);
  for (const s of all) if (!good.includes(s)) await c.ports.stores.sessions.remove(s.value.id);
  const about = JSON.stringify(open.subject);
  return good.find((s) => JSON.stringify(s.value.subject) === about);
}

const newSession = (c: Context, person: string, open: OpenForm): FormSession => ({
  ...c.active.scope,
  id: c.ports.newId(),
  person,
  form: open.form.name,
  formVersion: open.form.version,
  subject: open.subject,
  step: open.step,
  turn: 0,
  values: {},
  expiresAt: 0,
});

/** The session behind an answer, if it is this person's and still good. */
export async function findSession(c: Context, forms: readonly FormDefinition[], id: string): Promise<Result<{ form: FormDefinition; session: Stored<FormSession> }>> {
  const session = await c.ports.stores.sessions.get(id);
  if (!session || session.value.person !== c.person?.id || session.value.expiresAt <= c.now) return refused("formExpired");
  const form = forms.find((f) => f.name === session.value.form);
  if (form?.version !== session.value.formVersion) return refused("formChanged");
  return { ok: true, value: { form, session } };
}

export interface Submitted {
  readonly turn: number;
  readonly action: string;
  readonly values: FieldValues;
}

/** One answer to a screen: kept as a draft first, then handed to the form. */
export async function submitForm(c: Context, form: FormDefinition, session: Stored<FormSession>, sent: Submitted): Promise<Reply> {
  const stale = sent.turn !== session.value.turn;
  // What was still being typed when the screen was submitted comes late, and would stand over what was submitted.
  if (stale && sent.action === "save") return { kind: "nothing" };
  const hetu = Object.entries(sent.values).find(([, text]) => containsHetu(text));
  if (hetu) return present(c, form, session, { errors: { [hetu[0]]: c.t("refusal.hetu") } });
  const values = { ...session.value.values, ...sent.values };
  const drafted = { ...session.value, values, expiresAt: c.now + keepsMs };
  if (!(await c.ports.stores.sessions.save(session, drafted))) return retry(c, form, session, sent);
  const kept = { value: drafted, rev: session.rev + 1 };
  if (sent.action === "save") return { kind: "nothing" };
  if (stale) return present(c, form, kept, { notice: c.t("form.alreadySaved") });
  return follow(c, form, kept, await form.submit(c, drafted, sent.action));
}

/** Somebody (the same person in another window) saved in between: read again, keep what was typed. */
async function retry(c: Context, form: FormDefinition, before: Stored<FormSession>, sent: Submitted): Promise<Reply> {
  const session = await c.ports.stores.sessions.get(before.value.id);
  return session ? submitForm(c, form, session, sent) : { kind: "nothing" };
}

async function follow(c: Context, form: FormDefinition, session: Stored<FormSession>, step: FormStep): Promise<Reply> {
  const { sessions } = c.ports.stores;
  if (step.kind === "done") {
    await sessions.remove(session.value.id);
    return { kind: "closed", card: step.card };
  }
  if (step.kind === "other") return openForm(c, step.open);
  const forget = step.kind === "go" ? (step.forget ?? []) : [];
  const kept = Object.entries({ ...session.value.values, ...step.keep }).filter(([id]) => !forget.includes(id));
  const value: FormSession = {
    ...session.value,
    values: Object.fromEntries(kept),
    ...(step.kind === "go" ? { step: step.step, turn: session.value.turn + 1 } : {}),
    ...(step.kind === "go" && session.value.chat ? { chat: { ...session.value.chat, field: "" } } : {}),
  };
  if (!(await sessions.save(session, value))) return followAgain(c, form, session, step);
  return present(c, form, { value, rev: session.rev + 1 }, {
    ...(step.notice ? { notice: step.notice } : {}),
    ...(step.kind === "stay" && step.errors ? { errors: step.errors } : {}),
  });
}

/** A draft was kept while the step was taken: what was submitted stands over it. */
async function followAgain(c: Context, form: FormDefinition, before: Stored<FormSession>, step: FormStep): Promise<Reply> {
  const now = await c.ports.stores.sessions.get(before.value.id);
  if (!now) return { kind: "nothing" };
  if (now.value.turn !== before.value.turn) return present(c, form, now, { notice: c.t("form.alreadySaved") });
  return follow(c, form, { ...now, value: { ...now.value, values: { ...now.value.values, ...before.value.values } } }, step);
}

export interface Said {
  readonly errors?: FieldErrors;
  readonly notice?: string;
  /** In a chat: the faulty answer as given, when it may be meant after all. */
  readonly meant?: string;
}

/** Shows the session's step: as a screen where the platform can, else as the next question. */
export async function present(c: Context, form: FormDefinition, session: Stored<FormSession>, said: Said): Promise<Reply> {
  const { meant, ...shown } = said;
  const screen = await drawScreen(c, form, session.value, shown);
  return session.value.chat ? askNext(c, session, screen, meant) : { kind: "screen", screen };
}

export async function drawScreen(c: Context, form: FormDefinition, session: FormSession, said: Omit<Said, "meant">): Promise<Screen> {
  const drawn = await form.draw(c, session);
  const fill = (fields: Screen["fields"]): Screen["fields"] =>
    fields.map((f) => ({ ...f, ...valueOf(session.values, f.id) }));
  return {
    ...drawn,
    fields: fill(drawn.fields),
    ...(drawn.more ? { more: { ...drawn.more, fields: fill(drawn.more.fields) } } : {}),
    session: session.id,
    rev: session.turn,
    language: c.language,
    ...(c.active.programme.demo ? { demo: true } : {}),
    ...said,
  };
}

/** What was typed stands over what was saved before; a chosen alternative stands for an empty figure. */
function valueOf(values: FieldValues, id: string): { value?: string; chosen?: string } {
  const typed = values[id];
  const chosen = values[alternativeOf(id)];
  return { ...(typed === undefined ? {} : { value: typed }), ...(chosen === undefined ? {} : { chosen }) };
}

export const hasFields = (screen: Screen): boolean => allFields(screen).length > 0;

import type { FormSession } from "./session.ts";
import type { Stored } from "../ports/aggregates.ts";
import { allFields, alternativeOf } from "../vocabulary/form.ts";
import type { Field, FieldValues, Option, Screen } from "../vocabulary/form.ts";
import type { Block, Button } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Context } from "./context.ts";
import { cardOf } from "./context.ts";
import { findOption } from "./find-option.ts";

/** The button that leads to the folded fields; it is the chat's own, no form knows it. */
export const moreAction = "more";

/** Where a form's question by question stands: a field, or the end of the screen. */
const screenEnd = "";

/** Asks the first faulty field, or the field that the session stands at, or offers the screen's ways on. */
export async function askNext(c: Context, session: Stored<FormSession>, screen: Screen, meant?: string): Promise<Reply> {
  const chat = session.value.chat;
  if (!chat) return { kind: "screen", screen };
  const faulty = allFields(screen).find((f) => screen.errors?.[f.id] !== undefined);
  const field = faulty ?? allFields(screen).find((f) => f.id === chat.field) ?? screen.fields[0];
  const first = field === screen.fields[0] && !faulty;
  const at = field?.id ?? screenEnd;
  if (at !== chat.field) {
    const value = { ...session.value, chat: { ...chat, field: at } };
    if (!(await c.ports.stores.sessions.save(session, value))) return { kind: "nothing" };
  }
  const blocks = field ? questionBlocks(c, screen, field, { first, meant }) : listBlocks(c, screen);
  return { kind: "card", card: cardOf(c, field?.label ?? screen.title, blocks), to: "asker" };
}

interface Asking {
  /** The screen's first question: what the screen says stands over it. */
  readonly first: boolean;
  readonly meant: string | undefined;
}

function questionBlocks(c: Context, screen: Screen, field: Field, { first, meant }: Asking): readonly Block[] {
  const error = screen.errors?.[field.id];
  return [
    ...(screen.notice ? [{ kind: "text" as const, text: screen.notice, tone: "warning" as const }] : []),
    ...(first ? screen.body : []),
    { kind: "text", text: `**${field.label}**${field.kind === "number" && field.unit ? ` (${field.unit})` : ""}` },
    ...(field.hint ? [{ kind: "text" as const, text: field.hint, tone: "muted" as const }] : []),
    ...(error ? [{ kind: "text" as const, text: error, tone: "bad" as const }] : []),
    { kind: "buttons", buttons: [...(meant === undefined ? [] : [answerButton(screen, { value: meant, label: c.t("form.yesRight", { value: meant }) })]), ...optionsOf(field).map((o) => answerButton(screen, o)), ...emptyButton(c, screen, field), ...wayButtons(c, screen, field)] },
  ];
}

const listBlocks = (c: Context, screen: Screen): readonly Block[] => [
  ...(screen.notice ? [{ kind: "text" as const, text: screen.notice, tone: "warning" as const }] : []),
  ...screen.body,
  {
    kind: "buttons",
    buttons: [
      ...(screen.submitLabel ? [wayButton(screen, "submit", screen.submitLabel)] : []),
      ...screen.actions.map((a) => wayButton(screen, a.id, a.label)),
      wayButton(screen, "cancel", c.t("form.cancel")),
    ],
  },
];

/** What a question can be answered with by pressing. */
export const optionsOf = (field: Field): readonly Option[] =>
  field.kind === "number" ? (field.alternatives ?? []) : "options" in field ? field.options : [];

const answerButton = (screen: Screen, option: Option): Button => ({
  label: option.label,
  route: "form.answer",
  params: { s: screen.session, t: String(screen.rev), v: option.value },
});

const wayButton = (screen: Screen, action: string, label: string): Button => ({
  label,
  route: "form.answer",
  params: { s: screen.session, t: String(screen.rev), a: action },
});

/** What may be left empty is left so by a press; in a chat nothing can be sent empty. */
const emptyButton = (c: Context, screen: Screen, field: Field): readonly Button[] =>
  field.kind === "text" && !field.required ? [answerButton(screen, { value: "", label: c.t("form.leaveEmpty") })] : [];

/** The folded fields are asked when somebody wants to tell more: offered at the last of the others. */
const wayButtons = (c: Context, screen: Screen, field: Field): readonly Button[] => [
  ...(screen.more && field === screen.fields.at(-1) ? [wayButton(screen, moreAction, screen.more.label)] : []),
  wayButton(screen, "back", c.t("form.back")),
  wayButton(screen, "skip", c.t("form.skip")),
  wayButton(screen, "cancel", c.t("form.cancel")),
];

/** Reads words, or a pressed option, as the answer to the field that is asked. */
export function readChatAnswer(screen: Screen, fieldId: string, text: string): FieldValues {
  const field = allFields(screen).find((f) => f.id === fieldId);
  return field ? answerValues(field, text) : {};
}

/** The question after this one, on the screen as the answer has left it (an answer may bring a question of its own); none at its end. */
export function fieldAfter(screen: Screen, fieldId: string): string | undefined {
  const fields = screen.more?.fields.some((f) => f.id === fieldId) ? screen.more.fields : screen.fields;
  return fields[fields.findIndex((f) => f.id === fieldId) + 1]?.id;
}

function answerValues(field: Field, text: string): FieldValues {
  const option = findOption(optionsOf(field), text);
  if (field.kind === "number") return option ? { [field.id]: "", [alternativeOf(field.id)]: option.value } : { [field.id]: text, [alternativeOf(field.id)]: "" };
  return { [field.id]: option?.value ?? text };
}

/** The field before the one that is asked, if this screen has one. */
export function fieldBefore(screen: Screen, fieldId: string): Field | undefined {
  const fields = allFields(screen);
  const at = fields.findIndex((f) => f.id === fieldId);
  return at > 0 ? fields[at - 1] : undefined;
}

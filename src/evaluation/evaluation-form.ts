import type { Context } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import type { FormSession } from "../conversation/session.ts";
import type { Refusal } from "../shared/refusal.ts";
import { formatDay } from "../texts/numbers.ts";
import type { FieldValues } from "../vocabulary/form.ts";
import { plain } from "../vocabulary/inline.ts";
import { describeStanding } from "./describe-answer.ts";
import { delegatedSubject, delegateForm } from "./delegate-form.ts";
import { allDoneCard } from "./evaluation-cards.ts";
import { sureField } from "./figure-field.ts";
import { drawItem, readItem, unchangedValue } from "./item-screen.ts";
import { editableUntilOf, stillEditable } from "./my-dates.ts";
import type { MyItems, MySubject } from "./my-items.ts";
import { listScreen } from "./list-screen.ts";
import { offerRelease } from "./release-texts.ts";
import { recordAnswers } from "./record-answers.ts";
import type { EvaluationRound } from "./round.ts";
import { markRestUnchanged, markUnchanged, undoable } from "./unchanged.ts";
import { readStretch, undoAnswers } from "./undo-answers.ts";
import { itemsOf } from "./whose-items.ts";

/** What is being filled in: whose items (`answerer`), by whom (the session's person). */
interface Filling {
  readonly session: FormSession;
  readonly answerer: string;
  readonly mine: MyItems;
}

/**
 * The owner's form: first the list of what is mine, then one measure a screen. Steps: "list", or a measure's id.
 * Subject: `{ round }`, with `{ a }` when somebody else's items are answered. Every saved screen is an answer at once; the session keeps
 * only what is being typed.
 */
export const evaluationForm: FormDefinition = {
  name: "evaluation",
  version: 2,

  async draw(c, session): Promise<Drawn> {
    const f = await filling(c, session);
    const at = f.mine.subjects.find((s) => s.id === session.step);
    const behalf = await onBehalf(c, f);
    if (at) return drawItem(c, f.mine, at, { values: session.values, ...behalf });
    return listScreen(c, f.mine, { drafts: draftsIn(f), undoable: session.values[undoable] !== undefined, ...behalf });
  },

  async check(c, session, field) {
    const { mine } = await filling(c, session);
    const at = mine.subjects.find((s) => s.id === session.step);
    if (!at) return undefined;
    const read = await readItem(c, mine, at, session.values);
    const sentence = read.errors[field];
    const sure = read.keep[sureField(field)];
    return sentence === undefined ? undefined : { sentence, ...(sure === undefined ? {} : { keep: { [sureField(field)]: sure } }) };
  },

  async submit(c, session, action): Promise<FormStep> {
    const f = await filling(c, session);
    const step = await follow(c, f, action);
    if (step.kind === "done") return { ...step, card: await offerRelease(c, f.mine.round, step.card) };
    if (step.kind !== "go") return step;
    return { ...step, keep: { ...step.keep, ...(await seenNow(c, f.mine.round, f.answerer, step.step)) } };
  },
};

/** How many revisions there were when a screen was opened: a newer one by somebody else is a conflict. */
export async function seenNow(c: Context, round: EvaluationRound, answerer: string, step: string): Promise<FieldValues> {
  const submission = await c.ports.stores.submissions.get(`${round.id}/${answerer}`);
  return { [seenField(step)]: String(submission?.value.revisions.length ?? 0) };
}

const seenField = (step: string): string => `seen:${step}`;

async function filling(c: Context, session: FormSession): Promise<Filling> {
  const round = await c.ports.stores.rounds.get(session.subject["round"] ?? "");
  if (!round) throw new Error(`form session ${session.id} names a round that is not there`);
  const answerer = session.subject["a"] ?? session.person;
  return { session, answerer, mine: await itemsOf(c, round.value, answerer) };
}

async function onBehalf(c: Context, f: Filling): Promise<{ readonly behalf?: string }> {
  if (f.answerer === f.session.person) return {};
  const person = await c.ports.stores.persons.get(f.answerer);
  return { behalf: plain(person?.value.name ?? f.answerer) };
}

async function follow(c: Context, f: Filling, action: string): Promise<FormStep> {
  const { mine, session, answerer } = f;
  const at = mine.subjects.find((s) => s.id === session.step);
  const closed = (at ? ["submit", "same"] : ["rest", "undo"]).includes(action) ? isClosed(c, mine, at) : undefined;
  if (closed !== undefined) return { kind: "stay", notice: closed };
  if (action === "list") return { kind: "go", step: "list" };
  if (action === "delegate" && at) return { kind: "other", open: { form: delegateForm, subject: {}, step: "ask", values: { [delegatedSubject]: at.id } } };
  if (action === "rest") return markRestUnchanged(c, { mine: stillEditable(mine, c.today), answerer, begun: draftsIn(f), again: () => itemsOf(c, mine.round, answerer) });
  if (action === "undo") return undoRest(c, f);
  if (action === "back") return { kind: "go", step: neighbour(mine, at, -1) };
  if (action === "skip") return { kind: "go", step: neighbour(mine, at, 1) };
  // A figure that has been typed is never thrown away by "Ei muutosta": then the screen is saved as it stands.
  if (action === "same" && at && !hasTyped(f, at)) return saveUnchanged(c, f, at);
  return at ? saveItem(c, f, at) : goOn(c, f, undefined, []);
}

async function undoRest(c: Context, { mine, session, answerer }: Filling): Promise<FormStep> {
  const stretch = readStretch(session.values[undoable]);
  const undone = stretch ? await undoAnswers(c, stillEditable(mine, c.today), answerer, stretch) : undefined;
  if (undone && !undone.ok) return { kind: "stay", notice: c.t(`refusal.${undone.refusal.code}`, undone.refusal.params) };
  return { kind: "go", step: "list", forget: [undoable], notice: c.t("evaluation.undone") };
}

/** "Ei muutosta" on one measure: everything about it that is open stays as it was. */
async function saveUnchanged(c: Context, f: Filling, at: MySubject): Promise<FormStep> {
  const marked = await markUnchanged(c, f.mine.round, f.answerer, at.items.filter((i) => i.state === "open"));
  if (typeof marked === "string") return { kind: "stay", notice: marked };
  return goOn(c, await again(c, f), at, draftFields(f, at));
}

async function saveItem(c: Context, f: Filling, at: MySubject): Promise<FormStep> {
  const { mine, session, answerer } = f;
  const read = await readItem(c, mine, at, session.values);
  if (Object.keys(read.errors).length > 0) return { kind: "stay", errors: read.errors, keep: read.keep };
  const seen = Number(session.values[seenField(at.id)] ?? 0);
  const saved = await recordAnswers(c, { round: mine.round, answerer, answers: read.answers, seen });
  if (!saved.ok) return conflict(c, f, { at, code: saved.refusal });
  return goOn(c, await again(c, f), at, draftFields(f, at));
}

const again = async (c: Context, f: Filling): Promise<Filling> => ({ ...f, mine: await itemsOf(c, f.mine.round, f.answerer) });

/** Two people wrote at once: both answers are shown, and the next save is made knowingly. */
async function conflict(c: Context, f: Filling, what: { at: MySubject; code: Refusal }): Promise<FormStep> {
  const sentence = c.t(`refusal.${what.code.code}`, what.code.params);
  if (what.code.code !== "someoneWasFaster") return { kind: "stay", notice: sentence };
  const theirs = await describeStanding(c, f.mine.round, what.at);
  return { kind: "stay", notice: `${sentence} ${theirs}`, keep: await seenNow(c, f.mine.round, f.answerer, what.at.id) };
}

/** Drafts of this screen's fields: they are answers now. */
const draftFields = ({ session }: Filling, at: MySubject): readonly string[] => Object.keys(session.values).filter((id) => belongsTo(id, at));

const belongsTo = (field: string, at: MySubject): boolean => [at.id, ...at.items.map((i) => i.item)].includes(field.split("~")[0]?.split(":")[1] ?? "");

const hasTyped = ({ session }: Filling, at: MySubject): boolean =>
  Object.entries(session.values).some(([id, text]) => /^(figure|notes):/.test(id) && text.trim() !== "" && belongsTo(id, at));

/** Measures with something typed that is not saved yet. "Tilanne ennallaan" stood there by itself: having looked is not having begun. */
const draftsIn = ({ session, mine }: Filling): ReadonlySet<string> => {
  const typed = Object.entries(session.values).filter(([id, text]) => text.trim() !== "" && !id.startsWith("seen:") && text !== unchangedValue).map(([id]) => id);
  return new Set(mine.subjects.filter((s) => typed.some((id) => belongsTo(id, s))).map((s) => s.id));
};

/** Answers can be edited until the last day that their group has for corrections. */
function isClosed(c: Context, mine: MyItems, at: MySubject | undefined): string | undefined {
  const meant = at ? { ...mine, subjects: [at] } : mine;
  return stillEditable(meant, c.today).subjects.length > 0 ? undefined : c.t("evaluation.closed", { date: formatDay(editableUntilOf(meant, c.today), c.language) });
}

/** From the list to what was begun, else to the first open; from a screen to the next open, else back round; nothing left is the end. */
function goOn(c: Context, f: Filling, at: MySubject | undefined, forget: readonly string[]): FormStep {
  const { subjects } = f.mine;
  const from = at ? subjects.findIndex((s) => s.id === at.id) + 1 : 0;
  const open = [...subjects.slice(from), ...subjects.slice(0, from)].filter((s) => s.open);
  const begun = at ? undefined : open.find((s) => draftsIn(f).has(s.id));
  const next = begun ?? open[0];
  if (next) return { kind: "go", step: next.id, forget };
  return { kind: "done", card: allDoneCard(c, f.mine, { answerer: f.answerer }) };
}

/** The screen before or after, whether answered or not; over the ends lies the list. */
function neighbour(mine: MyItems, at: MySubject | undefined, by: number): string {
  const index = at ? mine.subjects.findIndex((s) => s.id === at.id) : -1;
  return mine.subjects[index + by]?.id ?? "list";
}

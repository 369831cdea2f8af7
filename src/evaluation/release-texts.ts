import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Params, Route } from "../conversation/route.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { Block, Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { finalParts } from "./answer.ts";
import type { Answer, OwedItem, Revision, Submission } from "./answer.ts";
import { roundMeant } from "./find-round.ts";
import { subjectsOf } from "./my-items.ts";
import { latest } from "./record-answers.ts";
import type { EvaluationRound } from "./round.ts";

/** A text that somebody wrote in the round and that still stands. */
interface OwnText {
  readonly submission: Stored<Submission>;
  readonly row: OwedItem;
  readonly revision: Revision<Answer>;
  readonly name: string;
  readonly texts: readonly string[];
  readonly released: boolean;
}

/** Obstacles, needs and other free text go into the report only after their writer has seen them as they would stand there, and said so. */
export const releaseRoutes: readonly Route[] = [
  { name: "texts.preview", deed: "readStatus", handle: (c, p) => previewTexts(c, p) },
  { name: "texts.release", deed: "readStatus", handle: (c, p) => decide(c, p, true) },
  { name: "texts.withdraw", deed: "readStatus", handle: (c, p) => decide(c, p, false) },
];

async function previewTexts(c: Context, p: Params): Promise<Reply> {
  const round = await roundMeant(c.ports, c.active, p["r"]);
  const own = round ? await ownTexts(c, round) : [];
  return round && own.length > 0 ? replyCard(previewCard(c, round, own), "asker") : replySentence(c, c.t("release.nothing"));
}

/** What would be released is exactly what was shown: a text that has changed since is shown again. */
const stampOf = (own: readonly OwnText[]): string => String(own.reduce((sum, x) => sum + x.revision.number, 0));

function previewCard(c: Context, round: EvaluationRound, own: readonly OwnText[]): Card {
  const params = { r: round.quarter, v: stampOf(own) };
  const title = c.t("release.title");
  return cardOf(c, title, [
    { kind: "heading", text: title },
    { kind: "list", items: own.map((x) => ({ text: `**${plain(x.name)}.** ${x.texts.map(plain).join(" ")}`, ...(x.released ? { mark: "done" as const } : {}), detail: c.t(x.released ? "release.released" : "release.notReleased") })) },
    { kind: "text", text: c.t("release.intro"), tone: "muted" },
    {
      kind: "buttons",
      buttons: [
        ...(own.some((x) => !x.released) ? [{ label: c.t("release.allow"), route: "texts.release", params, style: "primary" as const }] : []),
        ...(own.some((x) => x.released) ? [{ label: c.t("release.withdraw"), route: "texts.withdraw", params }] : []),
      ],
    },
  ]);
}

async function decide(c: Context, p: Params, allow: boolean): Promise<Reply> {
  const round = await roundMeant(c.ports, c.active, p["r"]);
  const own = round ? await ownTexts(c, round) : [];
  if (!round || own.length === 0) return replySentence(c, c.t("release.nothing"));
  if (p["v"] !== stampOf(own)) return replyCard(previewCard(c, round, own), "asker");
  const open = await notFrozen(c, round, own);
  if (open.length === 0) return replySentence(c, c.t("release.tooLate"));
  for (const x of open) await note(c, x, allow);
  c.ports.log.info(allow ? "textsReleased" : "textsWithdrawn", { round: round.id, count: open.length });
  return replySentence(c, allow ? c.t("release.done", { count: open.length }) : c.t("release.withdrawn"));
}

async function notFrozen(c: Context, round: EvaluationRound, own: readonly OwnText[]): Promise<readonly OwnText[]> {
  const confirmed = new Set((await c.ports.stores.evaluations.find({ round: round.id })).flatMap((e) => (e.value.state === "confirmed" ? [e.value.group] : [])));
  return own.filter((x) => !confirmed.has(x.row.group));
}

/** Noted beside the answers, then on the reading that shows the text; a crash in between leaves it unshown. */
async function note(c: Context, x: OwnText, allow: boolean): Promise<void> {
  const { submissions, readings } = c.ports.stores;
  const stored = await submissions.get(x.submission.value.id);
  if (!stored) return;
  const others = (stored.value.releases ?? []).filter((r) => r.item !== x.row.item);
  const releases = allow ? [...others, { item: x.row.item, revision: x.revision.number, at: c.now }] : others;
  if (!(await submissions.save(stored, { ...stored.value, releases }))) return note(c, x, allow);
  const reading = await readings.get(`${stored.value.id}/${String(x.revision.number)}`);
  if (reading) await readings.save(reading, { ...reading.value, released: allow });
}

/** Texts of the round that this person wrote, whoever's item they answer. */
async function ownTexts(c: Context, round: EvaluationRound): Promise<readonly OwnText[]> {
  const me = c.person?.id;
  if (me === undefined) return [];
  const written = (await c.ports.stores.submissions.find({ round: round.id })).filter((s) => s.value.revisions.some((r) => r.by === me));
  const found = await Promise.all(written.map(async (submission) => {
    const items = [...new Set(submission.value.revisions.map((r) => r.item))];
    return Promise.all(items.map((item) => ownText(c, round, submission, item)));
  }));
  return found.flat().filter((x) => x !== undefined).sort((a, b) => a.row.order - b.row.order);
}

async function ownText(c: Context, round: EvaluationRound, submission: Stored<Submission>, item: string): Promise<OwnText | undefined> {
  const revision = latest(submission.value, item);
  const texts = revision ? textsIn(revision.answer) : [];
  if (!revision || texts.length === 0 || revision.by !== c.person?.id) return undefined;
  const row = (await c.ports.stores.owed.get(`${round.id}/${item}`))?.value;
  const name = row && subjectsOf(c.active, [row])[0]?.name;
  if (!row || name === undefined) return undefined;
  return { submission, row, revision, name, texts, released: submission.value.releases?.some((r) => r.item === item && r.revision === revision.number) ?? false };
}

function textsIn(answer: Answer): readonly string[] {
  if (answer.kind === "description") return [answer.text];
  if (answer.kind === "finalEvaluation") return finalParts.map((part) => answer.against[part]);
  if (answer.kind !== "judgement") return [];
  const { obstacle, need } = answer.notes ?? {};
  return [obstacle, need].filter((t) => t !== undefined);
}

/** The end of the form offers the preview to whoever has written something that nobody else may publish. */
export async function offerRelease(c: Context, round: EvaluationRound, card: Card): Promise<Card> {
  const own = await ownTexts(c, round);
  if (!own.some((x) => !x.released)) return card;
  const block: Block = { kind: "buttons", buttons: [{ label: c.t("release.button"), route: "texts.preview", params: { r: round.quarter } }] };
  return { ...card, blocks: [...card.blocks, block] };
}

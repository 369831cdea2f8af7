import type { Incoming } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import { actorOf, placeOf, splitThread } from "./activity.ts";
import { answer } from "./answer.ts";
import type { Job } from "./application.ts";
import type { Desk, Turn } from "./desk.ts";
import type { Deed, Pressed } from "./inbound.ts";
import { dataOf, fileIn, readPressed, wayOf, wordsOf } from "./inbound.ts";
import type { Meet } from "./matching.ts";

/** A person wrote or pressed something: the core answers, the answer is shown. */
export const acted =
  (desk: Desk, meet: Meet) =>
  async (job: Job): Promise<void> => {
    const turn = await readTurn(desk, job);
    if (!turn) return job.respond({ status: 400, body: { error: "unknown action" } });
    await answer(desk, turn, job.work.reply === undefined ? await ask(desk, meet, turn, job) : (JSON.parse(job.work.reply) as Reply));
  };

async function ask(desk: Desk, meet: Meet, turn: Turn, job: Job): Promise<Reply> {
  const reply = (await meet(turn)) ?? (await desk.app.handle(incomingOf(desk, turn)));
  // A question can be asked again; what may have changed something is not done twice.
  const reads = reply.kind === "card" && reply.reads === true;
  if (!reads) desk.changed();
  await job.work.keepReply(JSON.stringify(reply), reads ? "onFault" : "now");
  return reply;
}

async function readTurn(desk: Desk, { activity, work, talk, late, respond }: Job): Promise<Turn | undefined> {
  const way = wayOf(activity);
  if (way === undefined) return undefined;
  const pressed: Pressed | undefined = way === "message" ? { deed: fileIn(activity) ?? { kind: "text", text: wordsOf(activity) } } : readPressed(dataOf(activity, way));
  if (!pressed) return undefined;
  const actor = actorOf(activity);
  const here = placeOf(activity);
  const thread = splitThread(activity.conversation.id).thread;
  const origin = pressed.origin === undefined ? undefined : await desk.origins.find(pressed.origin, actor);
  return {
    id: work.id, activity, way, deed: pressed.deed, actor, here, place: here, talk, late, respond, steps: work.steps,
    ...(thread === undefined ? {} : { thread }), ...origin, ...(formOf(pressed.deed, pressed.form)),
  };
}

/** A submit names its session itself. */
const formOf = (deed: Deed, form: string | undefined): { readonly form?: string } => {
  const session = deed.kind === "submit" ? deed.session : form;
  return session === undefined ? {} : { form: session };
};

function incomingOf(desk: Desk, turn: Turn): Incoming {
  const base = {
    id: turn.id, actor: turn.actor, place: turn.place, canOpenForms: desk.tuning.forms === "cards", ...(turn.thread === undefined ? {} : { thread: turn.thread }),
  };
  return { ...base, ...turn.deed };
}

import { Application } from "@microsoft/teams-ai";
import type { TurnContext } from "botbuilder";
import type { TeamsActivity } from "./activity.ts";
import { tenantOf } from "./activity.ts";
import type { InvokeAnswer } from "./desk.ts";
import type { Work } from "./inbox.ts";
import type { Talk, Wire } from "./wire.ts";

/** What a handler works on. */
export interface Job {
  readonly activity: TeamsActivity;
  readonly work: Work;
  readonly talk: Talk;
  /** Nobody waits any more for the answer of an invoke: it is taken up again after a fault or a restart. */
  readonly late: boolean;
  respond(answer: InvokeAnswer): void;
}

export interface Handlers {
  /** A message or an invoke of a person. */
  acted(job: Job): Promise<void>;
  /** The bot or people came or went, a channel changed. */
  changed(job: Job): Promise<void>;
}

/** Runs one activity through the SDK's application, in its own conversation. */
export type RunTurn = (activity: TeamsActivity, work: Work, respond: ((answer: InvokeAnswer) => void) | undefined) => Promise<void>;

const acts = ["message"];
const changes = ["conversationUpdate", "installationUpdate"];
export const invokes: readonly string[] = ["adaptiveCard/action", "task/fetch", "task/submit"];

/** Whether this is anything that we answer. */
export const isOurs = (a: TeamsActivity): boolean => acts.includes(a.type) || changes.includes(a.type) || (a.type === "invoke" && invokes.includes(a.name ?? ""));

/** The routes of the application: the activity that came in decides, not the one that the conversation was continued with. */
export function createTurns(wire: Wire, handlers: Handlers): RunTurn {
  const jobs = new WeakMap<TurnContext, Job>();
  const application = new Application({ removeRecipientMention: false, startTypingTimer: false });
  const route = (types: readonly string[], handle: (job: Job) => Promise<void>, invoke = false): void => {
    application.addRoute(
      (context) => Promise.resolve(types.includes(context.activity.type)),
      async (context) => {
        const job = jobs.get(context);
        if (job) await handle(job);
      },
      invoke,
    );
  };
  route(["invoke"], handlers.acted, true);
  route(acts, handlers.acted);
  route(changes, handlers.changed);

  return async (activity, work, respond) => {
    const at = { tenant: tenantOf(activity), conversation: activity.conversation.id, serviceUrl: activity.serviceUrl, bot: activity.recipient.id };
    await wire.talk(at, async (talk, context) => {
      Object.assign(context.activity, activity);
      jobs.set(context, { activity, work, talk, late: respond === undefined, respond: (given) => respond?.(given) });
      await application.run(context);
    });
  };
}

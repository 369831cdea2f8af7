import type { App as BoltApp, Receiver, ReceiverEvent } from "@slack/bolt";
import type { Log } from "../../src/ports/log.ts";
import type { Inbox, Work } from "./inbox.ts";
import { withoutFileContent } from "./files.ts";
import { takenAs, teamOf } from "./inbox-id.ts";
import { text, field } from "./payloads.ts";
import type { StringIndexed } from "./payloads.ts";
import type { Workspaces } from "./workspaces.ts";

export interface Gate {
  readonly workspaces: Workspaces;
  readonly inbox: Inbox;
  readonly log: Log;
  /** Requests are refused while the process ends: Slack brings them again. */
  readonly stopping: () => boolean;
}

/**
 * Keeps before acknowledging. Bolt acknowledges an event before any listener runs, so what a crash must not lose has to be kept
 * in front of it: the receiver is given this gate in Bolt's place.
 */
export function keptFirst(receiver: Receiver, gate: Gate): Receiver {
  return {
    init: (bolt) => {
      const gated: Pick<BoltApp, "processEvent"> = { processEvent: (event) => pass(gate, bolt, event) };
      // A receiver calls nothing of the app but processEvent.
      receiver.init(gated as BoltApp);
    },
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
  };
}

async function pass(gate: Gate, bolt: BoltApp, event: ReceiverEvent): Promise<void> {
  const body = withoutFileContent(event.body);
  const team = teamOf(body) ?? "";
  if (gate.stopping()) throw new Error("stopping");
  if (!(await gate.workspaces.find(team))) {
    gate.log.warn("slack.unknownTeam", { kind: kindOf(body) });
    return event.ack();
  }
  const taken = takenAs(body);
  if (taken.kind === "ignore") return event.ack();
  if (taken.kind === "answer") return bolt.processEvent(event);
  const kept = await gate.inbox.keep(taken.id, body, taken.double);
  await event.ack();
  if (kept) await gate.inbox.work(kept, body);
  else gate.log.info("slack.knownAlready", { kind: kindOf(body) });
}

const kindOf = (body: StringIndexed): string => text(field(body, "event"), "type") || text(body, "type") || (text(body, "command") === "" ? "unknown" : "command");

/** Where the work stands, as listeners find it in Bolt's context. */
export const workKey = "kvarttiWork";

/** Runs a kept body through Bolt's listeners; it has been acknowledged already. */
export const dispatchTo =
  (bolt: () => BoltApp) =>
  (body: StringIndexed, work: Work): Promise<void> =>
    bolt().processEvent({ body: { ...body }, ack: () => Promise.resolve(), customProperties: { [workKey]: work } });

import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Sender } from "./sender.ts";
import type { Stores } from "../ports/stores.ts";
import type { PaceMemory } from "./pacing.ts";
import { handedOver, takeOver } from "./pacing.ts";

/**
 * One sender per workspace at a time: its lease (machine time) carries what was sent lately, so that whoever comes after keeps the
 * platform's limits. A sender that dies is followed as soon as its lease has run out.
 */
export interface Senders {
  /** `mine`: send. `other`: another process sends there. `paused`: the operator has stopped the workspace. */
  hold(workspace: string): Promise<"mine" | "other" | "paused">;
  /** Writes down what this process is about to send, and goes on holding. */
  renew(workspace: string): Promise<void>;
  /** Lets go of what it holds, with the pace. */
  release(workspace: string): Promise<void>;
  /** Every workspace known, as it stands now. */
  all(): Promise<readonly Sender[]>;
  held(): readonly string[];
}

export interface SenderParts {
  readonly stores: Pick<Stores, "senders">;
  readonly clock: Pick<Clock, "machine">;
  readonly log: Log;
  /** Names this process; the same in every run of it. */
  readonly owner: string;
  readonly pace: PaceMemory;
  readonly leaseMs?: number;
}

/** Followed within this time, and a little: the process after looks every two seconds. */
const usualLeaseMs = 20_000;
export const lookAgainMs = 2_000;

export function openSenders({ stores, clock, log, owner, pace, leaseMs = usualLeaseMs }: SenderParts): Senders {
  /** Held until this moment, by workspace. */
  const mine = new Map<string, number>();
  const rows = stores.senders;

  const write = async (workspace: string, until: number): Promise<boolean> => {
    const stored = await rows.get(workspace);
    const value: Sender = { ...stored?.value, id: workspace, holder: owner, until, sent: [...handedOver(pace, workspace)] };
    if (stored && stored.value.holder !== owner && stored.value.until > clock.machine()) return false;
    if (stored && stored.value.holder !== owner) {
      takeOver(pace, workspace, stored.value.sent);
      log.info("senderTakenOver", { workspace });
    }
    const saved = stored ? await rows.save(stored, { ...value, sent: [...handedOver(pace, workspace)] }) : await rows.insert(value);
    if (saved) mine.set(workspace, until);
    else mine.delete(workspace);
    return saved;
  };

  const take = async (workspace: string): Promise<"mine" | "other" | "paused"> => {
    if ((mine.get(workspace) ?? 0) > clock.machine() + leaseMs / 4) return "mine";
    const stored = await rows.get(workspace);
    if (stored?.value.paused === true) return "paused";
    return (await write(workspace, clock.machine() + leaseMs)) ? "mine" : "other";
  };
  // One after another: two writes of this process at once would each take the other for somebody else.
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = <T>(workspace: string, deed: () => Promise<T>): Promise<T> => {
    const next = (turns.get(workspace) ?? Promise.resolve()).then(deed);
    turns.set(workspace, next.catch(() => undefined));
    return next;
  };

  return {
    hold: (workspace) => ((mine.get(workspace) ?? 0) > clock.machine() + leaseMs / 4 ? Promise.resolve("mine") : inTurn(workspace, () => take(workspace))),
    renew: (workspace) =>
      inTurn(workspace, async () => {
        await write(workspace, clock.machine() + leaseMs);
      }),
    async release(workspace) {
      if (!mine.has(workspace)) return;
      await write(workspace, 0);
      mine.delete(workspace);
    },
    all: async () => (await rows.find({})).map((s) => s.value),
    held: () => [...mine.keys()],
  };
}

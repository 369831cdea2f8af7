import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { newestProgramme } from "../programme/current-programme.ts";
import type { OwedItem } from "./answer.ts";
import { openRound, subjectsOf } from "./my-items.ts";
import { known } from "./open-rounds.ts";
import { questionOf } from "./question-of.ts";
import type { EvaluationRound } from "./round.ts";
import { whatIsOwed } from "./what-is-owed.ts";

/** What moving an open round to the newest version of the programme would change. What has been answered, and the round's dates, stay as they are. */
export interface Rebase {
  readonly round: EvaluationRound;
  readonly to: ActiveProgramme;
  /** Asked from then on. */
  readonly added: readonly OwedItem[];
  /** Open, and not in the new version: no longer asked. */
  readonly gone: readonly OwedItem[];
}

/** Undefined: no round is open, or it has the newest version already. */
export async function planRebase(ports: Ports, active: ActiveProgramme): Promise<Rebase | undefined> {
  const round = await openRound(ports, active);
  const to = await newestProgramme(ports);
  if (!round || !to || round.programmeVersion === to.version) return undefined;
  const rows = await ports.stores.owed.find({ round: round.id });
  const there = new Set(rows.map((r) => r.value.id));
  return {
    round, to,
    added: whatIsOwed(to, { ...round, programmeVersion: to.version }, await known(ports, to)).filter((item) => !there.has(item.id)),
    gone: rows.filter((r) => r.value.state === "open" && !isAskedIn(to, r.value)).map((r) => r.value),
  };
}

const isAskedIn = (to: ActiveProgramme, item: OwedItem): boolean =>
  subjectsOf(to, [item]).length > 0 && (item.kind === "judgement" || item.kind === "final" || questionOf(to.programme, item) !== undefined);

/** Carries it out. Every step can be repeated; the round names the new version last. */
export async function rebaseRound(ports: Ports, { round, to, added, gone }: Rebase): Promise<void> {
  for (const item of added) await ports.stores.owed.insert(item);
  for (const item of gone) if ((await ports.stores.owed.get(item.id))?.value.state === "open") await ports.stores.owed.remove(item.id);
  await pin(ports, await ports.stores.rounds.get(round.id), to.version);
  ports.log.info("roundRebased", { round: round.id, version: to.version, added: added.length, gone: gone.length });
}

async function pin(ports: Ports, stored: Stored<EvaluationRound> | undefined, programmeVersion: number): Promise<void> {
  if (!stored || (await ports.stores.rounds.save(stored, { ...stored.value, programmeVersion }))) return;
  await pin(ports, await ports.stores.rounds.get(stored.value.id), programmeVersion);
}

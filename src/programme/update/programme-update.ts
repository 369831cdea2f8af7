import type { Programme } from "../programme.ts";
import type { RoundRule } from "../round-timing.ts";
import { adopt, isAboutSame } from "./adopt.ts";
import { carryOver } from "./carry-over.ts";
import type { CarriedOver } from "./carry-over.ts";
import type { Change } from "./change.ts";
import type { Past } from "./past.ts";
import { noPast } from "./past.ts";
import { changesOf } from "./programme-diff.ts";

export interface ProgrammeUpdate {
  /** The new version, with the ids of the version before. */
  readonly programme: Programme;
  readonly changes: readonly Change[];
  /** Ids as the new version has them written -> as they are now. */
  readonly ids: CarriedOver["ids"];
}

/** A programme file, as written: what it leaves out is left out. `ownIds` are the ids that the file itself gives. */
export function fileUpdate(before: Programme, written: Programme, ownIds: ReadonlySet<string> = new Set(), past: Past = noPast): ProgrammeUpdate {
  const carried = carryOver(before, written, past, { ownIds });
  return compared(before, carried.programme, carried, past);
}

/** A document, which says only some of what a programme is: the rest stays. Undefined where it is about another programme. `years` are rounds that it speaks of. */
export function documentUpdate(before: Programme, written: Programme, past: Past, years?: RoundRule): ProgrammeUpdate | undefined {
  const carried = carryOver(before, written, past, "document");
  return isAboutSame(before, carried) ? compared(before, adopt(before, carried, past, years), carried, past) : undefined;
}

function compared(before: Programme, after: Programme, { goals, ids }: CarriedOver, { figures }: Past): ProgrammeUpdate {
  const changes = changesOf({ before, after, goals, figures });
  return { programme: changes.length === 0 ? before : after, changes, ids };
}

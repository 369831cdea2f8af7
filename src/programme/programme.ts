import type { Language } from "../shared/language.ts";
import type { Audience, BroadcastRule } from "./audience.ts";
import type { Body } from "./body.ts";
import type { Goal, Measure, Project, Responsible } from "./measure.ts";
import type { RoundRule, RoundTiming } from "./round-timing.ts";
import type { TargetTable } from "./target-table.ts";

/**
 * The programme as the document states it. Nothing is made up: what the document leaves open is absent.
 * Ids are opaque and stable over versions of the document; numbers and labels are what people say.
 * Dates are civil dates `YYYY-MM-DD`.
 */
export interface Programme {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly language: Language;
  /** IANA zone of every date and hour in the programme. */
  readonly zone: string;
  /** The bundled sample: every message says so. */
  readonly demo: boolean;
  /** Civil date at which a demo clock starts. */
  readonly demoStart?: string;
  readonly rounds: RoundRule;
  readonly bodies: readonly Body[];
  readonly audiences: readonly Audience[];
  readonly broadcasts?: Partial<BroadcastRule>;
  readonly freeDays: readonly FreeDay[];
  /** False: Midsummer Eve and Christmas Eve are working days. */
  readonly eves?: boolean;
  readonly groups: readonly WorkingGroup[];
  /** The decision that made this version. */
  readonly decision?: Decision;
  /** Counts from one up to this are not shown outside their group; absent = 5 (confidentiality/small-counts.ts). */
  readonly smallCounts?: number;
  /** What the programme promises to people; followed as text. */
  readonly promises: readonly ServicePromise[];
}

/** Päätös: by whom, when, and under which section (§) of the minutes. */
export interface Decision {
  readonly body: string;
  /** Civil date. */
  readonly date: string;
  readonly section?: number;
}

export interface FreeDay {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** Työryhmä. Goal numbers restart in every group, so a goal is known by group and number together. */
export interface WorkingGroup {
  readonly id: string;
  readonly name: string;
  /** Other words people use: "vanhuspuoli", "äldreservice", "elderly services". */
  readonly aliases: readonly string[];
  /** Who chairs it, by title (and by name where the document names somebody). */
  readonly chair?: Responsible;
  /** What differs from the programme's rounds. */
  readonly rounds?: RoundTiming;
  readonly goals: readonly Goal[];
  readonly measures: readonly Measure[];
  readonly projects: readonly Project[];
  readonly tables: readonly TargetTable[];
  readonly proposals?: boolean; // takes digital proposals: a form posts them to its channel
}

export interface ServicePromise {
  readonly id: string;
  readonly text: string;
  readonly group?: string;
}

import type { Quarter } from "../shared/quarter.ts";
import type { Scope } from "../shared/scope.ts";
import type { FinalPart, Notes, Reading, Status } from "./answer.ts";

/**
 * What a group had said when its evaluation was confirmed, frozen. Id = `<round>/<group>`. Nothing changes it any more: later corrections
 * stand beside it, in the evaluation. Names and dates are kept as they were then; titles and targets are those of the pinned programme version.
 */
export interface GroupSnapshot extends Scope {
  readonly id: string;
  readonly round: string;
  readonly group: string;
  readonly quarter: Quarter;
  readonly programmeVersion: number;
  /** Civil date. */
  readonly frozenOn: string;
  /** In the document's order. */
  readonly subjects: readonly FrozenSubject[];
  /** Yearly actuals of target tables: the latest confirmed one of each column. */
  readonly tables: readonly { readonly table: string; readonly column: string; readonly reading: FrozenReading }[];
  /** The final evaluation, when its writer has released it. */
  readonly final?: Entry & { readonly against: Readonly<Record<FinalPart, string>> };
}

/** Who said it and when: every figure can be traced to its entry. `id` is the reading's, judgement's or revision's. */
export interface Entry {
  readonly id: string;
  /** Title or name, as it was then. */
  readonly by: string;
  /** Civil date. */
  readonly on: string;
}

/** A measure or project. */
export interface FrozenSubject {
  readonly id: string;
  readonly judgement?: FrozenJudgement;
  readonly figures: readonly FrozenFigure[];
  /** So many of its items had no answer; absent when it was not asked in this round. */
  readonly open?: number;
}

export interface FrozenJudgement extends Entry {
  readonly status: Status;
  readonly unchanged: boolean;
  /** The round it was given in: an earlier one for what is not asked any more. */
  readonly quarter: Quarter;
  /** Only what its writer has released for publishing. */
  readonly notes?: Notes;
}

export interface FrozenFigure {
  readonly indicator: string;
  readonly series: string;
  /** What was said in this round in place of a figure. */
  readonly said?: "noNewFigure" | "cannotBeHad";
  /** This round's figure; where none was asked or had, the latest one that had been confirmed before. */
  readonly reading?: FrozenReading;
  readonly previous?: FrozenReading;
  /** What the figures alone say (status/README.md). */
  readonly computed: Status;
}

export interface FrozenReading extends Entry {
  /** A description's text is kept only when its writer has released it. */
  readonly answer: Reading["answer"];
  readonly period: string;
  readonly asOf: string;
  /** Given in this round. */
  readonly fresh: boolean;
}

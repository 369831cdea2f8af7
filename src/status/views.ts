import type { ShownFigure } from "../confidentiality/publicity.ts";
import type { Reading, Status } from "../evaluation/answer.ts";
import type { Goal, Measure, Project, Responsible, Schedule } from "../programme/measure.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { TargetTable } from "../programme/target-table.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import type { Quarter } from "../shared/quarter.ts";
import type { Computed } from "./computed-status.ts";
import type { RollUp } from "./roll-up.ts";

/**
 * What the queries give and the cards show: plain values, nothing formatted, no language.
 * Dates are civil dates. Nobody is named for what has not been answered.
 */

/** Every answer: the sample's is marked (design decision 8). */
export interface InProgramme {
  readonly demo: boolean;
}

/** How far something has come on its way to be public. */
export interface Standing {
  /** Not confirmed yet: every answer that shows it says "Ennakkotieto". */
  readonly preliminary: boolean;
  readonly confirmedOn?: string;
  /** Its writer and the chair have previewed it: free text may be shown. */
  readonly published: boolean;
}

export interface ReadingView extends Standing {
  readonly answer: Reading["answer"];
  readonly period: string;
  readonly asOf: string;
  /** What these readers are shown of it, when that is less (cover-view.ts). */
  readonly covered?: ShownFigure;
}

/** The owner's own judgement. `current`: given in the newest round. */
export interface JudgementView extends Standing {
  readonly status: Status;
  readonly quarter: Quarter;
  readonly unchanged: boolean;
  readonly current: boolean;
}

/** Who says so: what is shown first is the owner's judgement, else the computed status, else nothing is known. */
export type Source = "owner" | "computed" | "mixed" | "none";

export interface Shown {
  readonly status: Status;
  readonly source: Source;
}

/** `missing`: nobody of its own, so the chair answers; `nobody`: not even a chair is known. */
export type OwnerView =
  | { readonly kind: "named"; readonly owners: readonly Responsible[] }
  | { readonly kind: "missing"; readonly chair: Responsible }
  | { readonly kind: "nobody" };

export interface IndicatorView {
  readonly group: WorkingGroup;
  readonly measure: Measure;
  readonly indicator: Indicator;
  readonly latest?: ReadingView;
  readonly previous?: ReadingView;
  /** What was said in the newest round in place of a figure. */
  readonly said?: "noNewFigure" | "cannotBeHad";
  readonly computed: Computed;
  /** Not public yet for these readers: its figures are not here. */
  readonly withheld?: boolean;
  /** Other measures that show the same series. */
  readonly alsoUnder: readonly Measure[];
}

export interface MeasureView {
  readonly group: WorkingGroup;
  readonly measure: Measure;
  readonly indicators: readonly IndicatorView[];
  /** Its sub-measures. */
  readonly parts: readonly MeasureView[];
  readonly judgement?: JudgementView;
  /** Of its own indicators and its sub-measures. */
  readonly computed: RollUp;
  readonly shown: Shown;
  /** The judgement and the figures say different things, and the figures say something. */
  readonly differs: boolean;
  readonly owner: OwnerView;
  /** Its own, else that of its parent or its only goal. */
  readonly schedule?: Schedule;
  /** The schedule has ended and nobody has said "Valmis". */
  readonly overdue: boolean;
}

export interface ProjectView {
  readonly group: WorkingGroup;
  readonly project: Project;
  readonly judgement?: JudgementView;
  readonly shown: Shown;
  readonly owner: OwnerView;
  readonly overdue: boolean;
}

/** The newest round. */
export interface RoundView {
  readonly quarter: Quarter;
  readonly open: boolean;
  readonly dueOn: string;
}

export interface GoalView {
  readonly group: WorkingGroup;
  readonly goal: Goal;
  readonly measures: readonly MeasureView[];
  /** In a group without measures. */
  readonly projects: readonly ProjectView[];
  readonly rollUp: RollUp;
  readonly shown: Shown;
  readonly owner: OwnerView | { readonly kind: "several" };
  readonly round?: RoundView;
}

export interface GroupView extends InProgramme {
  readonly group: WorkingGroup;
  readonly goals: readonly GoalView[];
  /** Over measures (without sub-measures), or over projects; one that serves many goals counts once. */
  readonly rollUp: RollUp;
  readonly shown: Shown;
  readonly measures: readonly MeasureView[];
  readonly projects: readonly ProjectView[];
  readonly owner: OwnerView;
  readonly round?: RoundView;
  /** Items of the open round. */
  readonly answered?: { readonly done: number; readonly total: number };
}

/** A target table, or a part of it. `actuals` are readings by column id and year. */
export interface TableView extends InProgramme {
  readonly group: WorkingGroup;
  readonly table: TargetTable;
  readonly place?: string;
  readonly column?: string;
  readonly year?: number;
  /** Year of the programme's clock. */
  readonly thisYear: number;
  readonly actuals: readonly { readonly column: string; readonly year: number; readonly reading: ReadingView }[];
}

/** Items that stand in the states asked for: measures and projects, or goals. */
export interface ItemsView extends InProgramme {
  readonly group?: WorkingGroup;
  readonly goal?: Goal;
  readonly states: readonly Status[];
  readonly goals: boolean;
  readonly items: readonly ItemInState[];
  /** Whether anything was told of the time they are of. */
  readonly told: boolean;
  /** Those of the same kind whose state nobody knows. */
  readonly unknown: number;
}

export interface ItemInState {
  readonly group: WorkingGroup;
  readonly shown: Shown;
  readonly preliminary: boolean;
  readonly measure?: MeasureView;
  readonly project?: ProjectView;
  readonly goal?: GoalView;
}

export interface OverdueView extends InProgramme {
  readonly group?: WorkingGroup;
  /** What is behind by its own judgement or figures, whatever its schedule. */
  readonly behind: ItemsView;
  /** Items with a schedule that has an end, and those of them whose end has come. */
  readonly scheduled: number;
  readonly ended: number;
  /** Last civil date that was asked about. */
  readonly upTo: string;
  readonly items: readonly OverdueItem[];
}

export interface OverdueItem {
  readonly group: WorkingGroup;
  readonly measure?: Measure;
  readonly project?: Project;
  /** When it should have been ready. */
  readonly ended: string;
  readonly shown: Shown;
  readonly preliminary: boolean;
}

/** What a question about responsibility or schedule was about. */
export interface Subject {
  readonly group: WorkingGroup;
  readonly goal?: Goal;
  readonly measure?: Measure;
  readonly indicator?: Indicator;
  readonly project?: Project;
}

export interface OwnerAnswer extends Subject, InProgramme {
  readonly owner: OwnerView | { readonly kind: "several"; readonly by: readonly { readonly measure: Measure; readonly owner: OwnerView }[] };
}

export interface ScheduleAnswer extends Subject, InProgramme {
  readonly schedule?: Schedule;
  /** Of the goal's measures, when the goal has none of its own. */
  readonly measures: readonly { readonly measure: Measure; readonly schedule?: Schedule; readonly overdue: boolean }[];
  readonly overdue: boolean;
  readonly remarks: readonly string[];
}

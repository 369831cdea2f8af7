import type { Cadence, Indicator, Publicity } from "./indicator.ts";

/** Tavoite. */
export interface Goal {
  readonly number: number;
  /** Numbers that it had in earlier versions. A goal that has the number now comes first. */
  readonly aliases?: readonly number[];
  readonly title: string;
  readonly schedule?: Schedule;
}

/** Toimenpide. */
export interface Measure {
  readonly id: string;
  /** Canonical label, "2a" or "12". Absent when the document gives none: then it is known by its place under the goal. */
  readonly label?: string;
  /** The label as the document writes it, "2 a." */
  readonly raw?: string;
  /** Labels that it had in earlier versions, "2a". A measure that has the label now comes first. */
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly details: readonly string[];
  /** Numbers of this group's goals that it serves (m:n). */
  readonly goals: readonly number[];
  /** Id of the measure that this one is a part of. */
  readonly parent?: string;
  readonly schedule?: Schedule;
  readonly owners: readonly Responsible[];
  readonly cadence?: Cadence;
  /** How it is asked in a round; `never` for the evaluation itself, `final` for the final evaluation. Default `round`. */
  readonly asked: "round" | "never" | "final";
  readonly indicators: readonly Indicator[];
  readonly publicity?: Publicity;
  /** What the document says against itself about this measure, shown to readers. */
  readonly remarks: readonly string[];
}

/** Digitaaliset hankkeet: a list of projects by year, asked in place of measures. */
export interface Project {
  readonly id: string;
  readonly title: string;
  readonly list: string;
  readonly year?: number;
  readonly goals: readonly number[];
}

export interface Schedule {
  /** As the document writes it: "Alkaen syksy 2021". */
  readonly text: string;
  readonly from?: string;
  readonly to?: string;
}

/** Somebody the document makes responsible. `acting` is "vs." in the document. */
export interface Responsible {
  readonly title?: string;
  readonly name?: string;
  readonly acting?: boolean;
}

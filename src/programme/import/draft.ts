import type { Cadence } from "../indicator.ts";
import type { Responsible } from "../measure.ts";
import type { ReadSchedule } from "./schedule.ts";

/** A text with the source lines it came from, in order. */
export interface Told {
  readonly text: string;
  readonly lines: readonly number[];
}

export interface DraftMeasure {
  readonly title: Told;
  /** As written, «2 a.». */
  readonly raw?: string;
  readonly details: readonly Told[];
  readonly schedule?: ReadSchedule;
  /** The column of start dates, «14.1.21-», where the table has one beside its schedule. */
  readonly starts?: readonly string[];
  /** Numbers of the goals it serves. */
  readonly goals: readonly number[];
  readonly owners: readonly Responsible[];
  readonly indicators: readonly Told[];
  /** Measures that are parts of it. */
  readonly parts: readonly DraftMeasure[];
  readonly cadence?: Cadence;
  /** Lines of its schedule, dates, goals and owners. */
  readonly otherLines: readonly number[];
}

export interface DraftGoal {
  readonly number: number;
  readonly title: Told;
  readonly schedule?: ReadSchedule;
  readonly details: readonly Told[];
  /** The long-term goal that it is derived from. */
  readonly longTerm?: Told;
}

export interface DraftTable {
  readonly name: Told;
  readonly years: readonly number[];
  readonly share: { readonly name: string; readonly unit: string; readonly values: readonly number[]; readonly line: number; readonly lines: readonly number[] };
  readonly columns: readonly string[];
  /** values[column][year] */
  readonly rows: readonly { readonly place: string; readonly total: boolean; readonly line: number; readonly values: readonly (readonly number[])[] }[];
}

export interface DraftGroup {
  readonly name: Told;
  readonly chair?: Responsible;
  readonly chairLines?: readonly number[];
  readonly goals: readonly DraftGoal[];
  readonly measures: readonly DraftMeasure[];
  /** Indicators that the document ties to no measure. */
  readonly indicators: readonly Told[];
  readonly projects: readonly { readonly title: Told; readonly list: string; readonly listLine?: number; readonly year?: number }[];
  readonly tables: readonly DraftTable[];
}

export interface DraftPromise {
  readonly text: Told;
  readonly owners: readonly Responsible[];
  readonly otherLines: readonly number[];
}

export const emptyGroup = (name: Told): DraftGroup => ({ name, goals: [], measures: [], indicators: [], projects: [], tables: [] });

export const emptyMeasure = (title: Told): DraftMeasure => ({ title, details: [], goals: [], owners: [], indicators: [], parts: [], otherLines: [] });

/** What a layout of goals with measures under each finds. */
export interface FoundGoals {
  readonly goals: readonly DraftGoal[];
  readonly measures: readonly DraftMeasure[];
  readonly indicators?: readonly Told[];
}

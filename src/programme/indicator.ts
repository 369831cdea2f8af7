/** Mittari. */
export interface Indicator {
  readonly id: string;
  readonly text: string;
  /** Short name for forms and answers, "Kotona asuvien osuus 75 vuotta täyttäneistä". */
  readonly name?: string;
  readonly kind: IndicatorKind;
  readonly direction?: Direction;
  readonly target?: Target;
  /** Unit of readings, "%", "kpl", "asiakasta". */
  readonly unit?: string;
  readonly source?: string;
  /** Day of the year `MM-DD` from which the past period's figure exists; asked then, not before. */
  readonly availableFrom?: string;
  readonly cadence?: Cadence;
  readonly deadline?: string;
  readonly breakdown?: Breakdown;
  /** Id of a series shared with other indicators: one reading serves all that name it. */
  readonly series?: string;
  /** Why a reader may read the sentence differently. */
  readonly ambiguous?: string;
  /** `things`: it counts meetings or plans, not people, so a small count points at nobody. */
  readonly counts?: "people" | "things";
  readonly publicity?: Publicity;
}

export type IndicatorKind = "percent" | "number" | "currency" | "ratio" | "scale_1_5" | "milestone" | "qualitative";

export type Cadence = "quarterly" | "halfYearly" | "yearly" | "once";

/**
 * Julkisuus. `public` (the default); `notYet` is shown in its own group only; `secret` is kept out of Kvartti: never asked, never shown.
 * Of a measure and its indicator the stricter one holds.
 */
export type Publicity = (typeof publicities)[number];

export const publicities = ["public", "notYet", "secret"] as const;

/** Direction of the wanted change; a fall is `decrease` with a positive value. */
export type Direction = "increase" | "decrease" | "at_least" | "at_most" | "exact" | "reach";

export interface Target {
  /** `level`: a level to be at; `change`: relative, %; `change_abs`: so many more or fewer; `count`: so many in all. */
  readonly form: "level" | "change" | "change_abs" | "count";
  /** Absent when the document states a direction only. Zero is a value. */
  readonly value?: number;
  readonly unit?: string;
  readonly baselineYear?: number;
  readonly baselineValue?: number;
  /** "previous year", or the document's own words. */
  readonly relativeTo?: string;
}

export interface Breakdown {
  readonly by: "municipality" | "customerGroup";
  readonly parts: readonly string[];
}

import type { Scope } from "../shared/scope.ts";
import type { Quarter } from "../shared/quarter.ts";

/** Tilanne, liikennevalo: words in data, colour and shape in renderers. */
export const statuses = ["notStarted", "onTrack", "atRisk", "offTrack", "done", "unknown"] as const;
export type Status = (typeof statuses)[number];

/** What somebody says about one item. Every item ends a round as one of these, or moved on; never as silence. */
export type Answer =
  /** A figure; `parts` when it is broken down (part name -> value), then `value` is their sum unless stated. */
  | {
      readonly kind: "figure";
      readonly value: number;
      readonly parts?: Readonly<Record<string, number>>;
      /** Said as a change in per cent ("kasvu 5,2 %") where the series counts something else: shown so, never mixed with the counts. */
      readonly change?: true;
    }
  /** A yes/no state. */
  | { readonly kind: "milestone"; readonly reached: boolean }
  /** A plain description where there is nothing to count. */
  | { readonly kind: "description"; readonly text: string }
  | { readonly kind: "noNewFigure" }
  /** Why, in words: one of the usual reasons in the programme's language, or the person's own. */
  | { readonly kind: "cannotBeHad"; readonly reason: string }
  /** The owner's own judgement of a measure or project. `unchanged`: "Tilanne ennallaan". */
  | { readonly kind: "judgement"; readonly status: Status; readonly unchanged?: boolean; readonly notes?: Notes }
  /** The final evaluation of a group, in its own words. Published only after the writer's preview. */
  | { readonly kind: "finalEvaluation"; readonly against: Readonly<Record<FinalPart, string>> };

/** Loppuarviointi: what the results are held against. */
export const finalParts = ["measures", "goals", "resources"] as const;
export type FinalPart = (typeof finalParts)[number];

/** "Lisää tietoja". Published only after the writer's preview. */
export interface Notes {
  readonly done?: string;
  readonly obstacle?: string;
  readonly need?: string;
  readonly evidence?: string;
}

/**
 * What kind of answer an item wants, and what stands in the row's `item` and `subject`.
 *
 * | kind                           | item                            | subject (its screen)        | answer                                   |
 * |--------------------------------|---------------------------------|-----------------------------|------------------------------------------|
 * | judgement                      | id of the measure or project    | the same                    | judgement                                |
 * | figure, milestone, description | id of the series                | id of the measure           | figure, milestone, description           |
 * | tableYear                      | series of the table's column,   | id of the table             | figure: `parts` by place, `value` their  |
 * |                                | `<table>/<column>`; `year` set  |                             | sum, stored as the reading of that year  |
 * | final                          | `final/<group>`                 | the same                    | finalEvaluation, one for a group         |
 *
 * A figure of any kind may also be answered by noNewFigure or cannotBeHad. What words a question is `questionOf` (question-of.ts).
 */
export type OwedKind = "judgement" | "figure" | "milestone" | "description" | "tableYear" | "final";

/** What is owed: one row per round and item. Id = `<round>/<item>`. A projection of submissions: it can be made again at any time. */
export interface OwedItem extends Scope {
  readonly id: string;
  readonly round: string;
  readonly group: string;
  readonly item: string;
  readonly kind: OwedKind;
  /** The screen it stands on: id of the measure, project or table, or `final/<group>`. */
  readonly subject: string;
  /** The year that a table's actuals are asked for. */
  readonly year?: number;
  /** Indicator that words the question; its series may serve others too. */
  readonly indicator?: string;
  /** Who answers; absent when the group has nobody at all. */
  readonly answerer?: string;
  /** The document names no owner of its own: it went to the chair ("Vastuuhenkilö puuttuu"). */
  readonly ownerMissing: boolean;
  /** Whose it is, while somebody else answers: a colleague who was asked, a deputy, the chair. */
  readonly passedFrom?: string;
  /** The handover by which it was passed on, last. */
  readonly handover?: string;
  /** Not answered in time: it has moved to the chair ("Siirtyi puheenjohtajalle"), or onto the coordinator's list to call. */
  readonly movedTo?: "chair" | "coordinator";
  /** Place in the programme, so that lists come in the document's order. */
  readonly order: number;
  readonly state: "open" | "answered";
  readonly answer?: Answer["kind"];
}

/** An answer taken back ("Kumoa") where nothing stood before it: the item is open again. */
export interface TakenBack {
  readonly kind: "takenBack";
}

/** One change, appended, never edited. `item` as in OwedItem. */
export interface Revision<A = Answer | TakenBack> {
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly item: string;
  readonly answer: A;
}

/** A person's answers in a round: the aggregate that readings, judgements and owed rows are made from. Id = `<round>/<person>`. */
export interface Submission extends Scope {
  readonly id: string;
  readonly round: string;
  readonly person: string;
  readonly revisions: readonly Revision[];
  /** So many revisions have been made into readings, judgements and owed rows; the sweep makes the rest. */
  readonly projected: number;
  /** When the person pressed "Valmis"; absent while it goes on. */
  readonly submittedAt?: number;
  /** Texts that their writer has previewed and released for publishing: `revision` of `item`, and no other. */
  readonly releases?: readonly { readonly item: string; readonly revision: number; readonly at: number }[];
}

/** A figure of a series in a period. Id = `<submission>/<revision>`, so that making it again changes nothing. */
export interface Reading extends Scope {
  readonly id: string;
  readonly series: string;
  /** `2021-Q1` or a year, `2020`. */
  readonly period: string;
  /** Civil date the figure stands for: the last day of its period. */
  readonly asOf: string;
  readonly answer: Extract<Answer, { kind: "figure" | "milestone" | "description" }>;
  readonly by: string;
  readonly at: number;
  /** Its text may be published: the writer has previewed it (release-texts.ts). */
  readonly released?: boolean;
  readonly round?: string;
  /** Recorded outside a round: since when it has been known (civil date), and when the coordinator confirmed it. */
  readonly knownOn?: string;
  readonly confirmedOn?: string;
}

/** The owner's judgement of a measure or project in a round. Id = `<submission>/<revision>`. */
export interface Judgement extends Scope {
  readonly id: string;
  readonly subject: string;
  readonly round: string;
  readonly quarter: Quarter;
  readonly status: Status;
  readonly unchanged: boolean;
  readonly notes?: Notes;
  readonly by: string;
  readonly at: number;
}

import type { Answer } from "./answer.ts";
import type { Scope } from "../shared/scope.ts";
import type { Quarter } from "../shared/quarter.ts";
import type { RoundDates } from "../programme/round-dates.ts";

export type GroupDates = Omit<RoundDates, "opensOn">;

/**
 * Arviointikierros. Id = `<programme>:<quarter>`. It pins the version of the programme it was opened with. The dates are the
 * programme's; a group with a rule of its own has its dates in `own`.
 */
export interface EvaluationRound extends Scope, GroupDates {
  readonly id: string;
  readonly quarter: Quarter;
  readonly programmeVersion: number;
  readonly state: "open" | "closed";
  readonly own?: Readonly<Record<string, GroupDates>>;
  /** Every owed row has been inserted; until then the sweep goes on inserting. */
  readonly laidDown: boolean;
  /** Groups whose rows are there already, while others open later. */
  readonly laid?: readonly string[];
  /** Steps of reminding that have been taken for everybody: the sweep looks at none of their rows again. */
  readonly reminded?: readonly string[];
  /** What bodies have done with its report, as the coordinator recorded it. */
  readonly handlings?: readonly Handling[];
  /** Who has taken the report, once each: a correction reaches them. */
  readonly reports?: readonly { readonly by: string; readonly at: number }[];
}

/** Väliarviointi of one group in one round. Id = `<round>/<group>`. */
export interface GroupEvaluation extends Scope {
  readonly id: string;
  readonly round: string;
  readonly group: string;
  /** open -> submitted (the chair has approved it) -> confirmed (coordinator); returned goes back to open answers. See confirmation.ts. */
  readonly state: "open" | "submitted" | "confirmed" | "returned";
  readonly approvedAt?: number;
  readonly approvedBy?: string;
  readonly publishedAt?: number;
  readonly publishedBy?: string;
  /** Civil date. From here on the figures are not preliminary. */
  readonly confirmedOn?: string;
  readonly confirmedBy?: string;
  /** Why it was sent back last. */
  readonly comment?: string;
  readonly returns?: readonly Return[];
  /** Its snapshot has been written; until then the sweep writes it. */
  readonly frozen?: boolean;
  /** In the order made; readings are made from them (project-corrections.ts). */
  readonly corrections?: readonly Correction[];
  readonly correctionsProjected?: number;
}

/** "Palautettu täydennettäväksi". `subjects` are measures or projects. */
export interface Return {
  readonly at: number;
  readonly by: string;
  readonly comment: string;
  readonly subjects: readonly string[];
}

/** A change of a confirmed answer: what stood, what stands, and why. `item` as in OwedItem. */
export interface Correction {
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly item: string;
  readonly subject: string;
  readonly indicator?: string;
  readonly before?: Answer;
  readonly after: Answer;
  readonly reason: string;
}

/** "Käsitelty ohjausryhmässä 12.11.2021, merkittiin tiedoksi." */
export interface Handling {
  readonly body: string;
  /** Civil date of the meeting. */
  readonly on: string;
  readonly outcome: (typeof handlingOutcomes)[number];
  readonly caseNumber?: string;
  readonly by: string;
  readonly at: number;
}

export const handlingOutcomes = ["noted", "approved", "sentBack", "otherwise"] as const;

export const roundId = (programme: string, q: Quarter): string => `${programme}:${q}`;

/** When the round opens, is due and closes for a group. */
export const datesOf = (round: EvaluationRound, group: string): GroupDates => round.own?.[group] ?? round;

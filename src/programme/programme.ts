import type { Language } from "../shared/language.ts";

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

/**
 * When rounds open and are due, and who is reminded when. Days are calendar days unless they are called working days; a day that
 * is free moves forward to the next working day. What is left out has the defaults of round-rule.ts.
 */
export interface RoundRule extends RoundTiming {
  readonly cadence: "quarterly" | "yearly";
  /** First quarter that is evaluated, `2021-Q1`. */
  readonly firstQuarter: string;
  readonly lastQuarter: string;
  /** Hour of opening and of reminders, programme's zone, 0–23. */
  readonly hour: number;
  readonly dueAfterDays: number;
  readonly editDays: number;
  /** Hours in which reminders may arrive on a working day: from the first, before the second. */
  readonly sendingHours?: Hours;
}

/** What a group may have of its own, too. */
export interface RoundTiming {
  readonly cadence?: "quarterly" | "yearly";
  /** Days from opening to the due date, and from the due date until answers can no longer be edited. */
  readonly dueAfterDays?: number;
  readonly editDays?: number;
  /** Said otherwise: counted from the quarter's last day, or back from a body's meeting. */
  readonly opens?: Offset;
  readonly due?: Offset;
  readonly closes?: Offset;
  /** Own dates: these rounds and no others. */
  readonly dates?: readonly OwnDates[];
  /** Steps of reminding: the opening, so many working days before the due day, the due morning. */
  readonly reminders?: readonly ReminderRule[];
  /** Working days after the due day on which open items move to the chair, and then to the coordinator's list. */
  readonly chairAfter?: number;
  readonly coordinatorAfter?: number;
}

export type ReminderRule = "opening" | "due" | number;

/** Days from the quarter's last day; or working days before a body's agenda deadline (before the meeting where it has none). */
export interface Offset {
  readonly afterQuarter?: number;
  /** Id of a body, in place of `afterQuarter`. */
  readonly beforeMeeting?: string;
  readonly workingDays?: number;
}

export interface OwnDates {
  readonly quarter: string;
  readonly opens: string;
  readonly due: string;
  readonly closes?: string;
}

export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** A body that reads the report: ohjausryhmä, lautakunta, kaupunginhallitus. */
export interface Body {
  readonly id: string;
  readonly name: string;
  readonly kind: "steeringGroup" | "committee" | "cityBoard" | "council";
  readonly aliases: readonly string[];
  readonly meetings?: readonly Meeting[];
}

/** Kokous, with the day by which a matter must be on its agenda (esityslistan määräaika). */
export interface Meeting {
  readonly on: string;
  readonly agenda?: string;
}

export interface Audience {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** What communication to this audience puts first, from the communication plan. */
  readonly emphasis: string;
  /** Whom a broadcast to it reaches, as selectors (src/broadcast/audience.ts); empty where nobody is on a chat. */
  readonly to?: readonly string[];
}

/** What an organisation asks of its broadcasts. */
export interface BroadcastRule {
  /** More heads than this need a second person's approval; outsiders always do. */
  readonly approvalAbove: number;
  /** Languages without which nothing is sent. */
  readonly languages: readonly Language[];
  /** How long a broadcast waits after "Lähetä", so that it can be taken back. */
  readonly undoMinutes: number;
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

/** Somebody the document makes responsible. `acting` is "vs." in the document. */
export interface Responsible {
  readonly title?: string;
  readonly name?: string;
  readonly acting?: boolean;
}

/** Tavoite. */
export interface Goal {
  readonly number: number;
  /** Numbers that it had in earlier versions. A goal that has the number now comes first. */
  readonly aliases?: readonly number[];
  readonly title: string;
  readonly schedule?: Schedule;
}

export interface Schedule {
  /** As the document writes it: "Alkaen syksy 2021". */
  readonly text: string;
  readonly from?: string;
  readonly to?: string;
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

export type Cadence = "quarterly" | "halfYearly" | "yearly" | "once";

export type IndicatorKind = "percent" | "number" | "currency" | "ratio" | "scale_1_5" | "milestone" | "qualitative";

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

/** Digitaaliset hankkeet: a list of projects by year, asked in place of measures. */
export interface Project {
  readonly id: string;
  readonly title: string;
  readonly list: string;
  readonly year?: number;
  readonly goals: readonly number[];
}

/** A table of targets by year and place. Sums that differ by rounding are kept as the document has them. */
export interface TargetTable {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly goals: readonly number[];
  readonly measures: readonly string[];
  readonly years: readonly number[];
  /** Day of the year `MM-DD` from which the past year's actuals exist; without it they are asked after the year's last quarter. */
  readonly availableFrom?: string;
  /** One share per year, "NHG:n prosentti". */
  readonly share: { readonly name: string; readonly unit: string; readonly values: readonly number[] };
  readonly columns: readonly { readonly id: string; readonly name: string; readonly unit: string }[];
  readonly rows: readonly {
    readonly place: string;
    readonly total?: boolean;
    /** values[column id][i] belongs to years[i]. */
    readonly values: Readonly<Record<string, readonly number[]>>;
  }[];
  readonly remarks: readonly string[];
}

export interface ServicePromise {
  readonly id: string;
  readonly text: string;
  readonly group?: string;
}

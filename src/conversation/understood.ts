import type { Language } from "../shared/language.ts";
import type { StatesAsked } from "./read-states.ts";
import type { Course } from "./understand-difference.ts";

/** What a message asks for. The list is the vocabulary of the routes that text can reach. */
export const intents = [
  "status_goal", "status_group", "status_measure", "status_indicator", "owner_of", "schedule_of", "list_missing", "list_overdue",
  "my_tasks", "record_value", "start_evaluation", "snooze", "delegate", "broadcast", "report", "help", "ask", "unknown",
] as const;
export type Intent = (typeof intents)[number];

/** What a message is about, in the programme's own ids. Only what was said or follows from the place; nothing is guessed. */
export interface Target {
  readonly group?: string;
  readonly goal?: number;
  /** Id of a measure, or of a project of a project list. */
  readonly measure?: string;
  readonly indicator?: string;
  /** A cell, row or share of a target table. */
  readonly table?: { readonly id: string; readonly place?: string; readonly column?: string };
  readonly audience?: string;
  readonly body?: string;
  /** Somebody named, as the person's words: a chair or a colleague. */
  readonly person?: string;
}

/** A message as it was read. `intent: "ask"` comes with the choices it hesitated between; `wanted` says what was to be done. */
export interface Understood {
  readonly intent: Intent;
  readonly target: Target;
  /** Figures in the order said; several when a broken-down series is given in one message. Zero is a value. */
  readonly values: readonly { readonly value: number | boolean; readonly part?: string }[];
  readonly unit?: string;
  /** The figure is how much it has changed ("kasvoi 5 asiakkaalla"), not what it is. */
  readonly change?: true;
  /** Which way it went, when it is told and not simply up. */
  readonly course?: Course;
  /** Figures of other items were said as well: one is recorded at a time. */
  readonly others?: true;
  /** `2026-Q3`, `2019`, `2026-11-23`, `2026-W48`, `2021-2023`. */
  readonly period?: string;
  /** A time was said that nothing is told of, in its own words: "viime viikolla". */
  readonly noPeriod?: string;
  /** What should have been ready by the period is asked, as it is now: not what stood how in it. */
  readonly due?: true;
  /** What has changed is asked, not how it stands: "mitä on muuttunut Q2:n jälkeen". */
  readonly changes?: true;
  /** What came after the period is asked ("Q2:n jälkeen", "sedan", "since"), not what came in it. */
  readonly after?: true;
  /** When the evaluation itself opens or ends is asked. */
  readonly ofRound?: true;
  /** All groups are said outright: "koko ohjelman raportti". */
  readonly whole?: true;
  /** Which items stand so is asked, not how something goes: "mitkä vaativat huomiota". */
  readonly asked?: StatesAsked;
  readonly wanted?: Exclude<Intent, "ask" | "unknown">;
  readonly why?: AskReason;
  readonly choices: readonly Choice[];
  /** What else the words may mean, best first, without what was read and offered: "Tarkoitin muuta". */
  readonly alternatives: readonly Alternative[];
  /** The language it is written in, when the words leave no doubt. */
  readonly language?: Language;
  /** How it was read, step by step, for `understand --explain`. */
  readonly trace: readonly string[];
}

/** Why it had to ask: the sentence over the choices. */
export type AskReason = "whichGroup" | "noSuchGoal" | "whichMeasure" | "whichIndicator" | "whichTarget" | "noTarget" | "otherReadings";

export interface Choice {
  readonly intent: Exclude<Intent, "ask" | "unknown">;
  readonly target: Target;
}

export interface Alternative extends Choice {
  /** How well it fits, 0–1. */
  readonly score: number;
}

/** What is known beside the words. */
export interface Circumstances {
  /** Group of the channel; absent in a general channel and in direct messages. */
  readonly channelGroup?: string;
  /** Today's civil date, for "viime vuosi" and "ensi maanantaina". */
  readonly today: string;
  /** What the thread was about, for "entä 2b?". */
  readonly before?: Target;
  /** The time that it was asked of, when the message goes on from it. */
  readonly beforePeriod?: string;
  /** The chair or owner asks in a direct message: groups that are the person's own. */
  readonly ownGroups?: readonly string[];
}

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Status } from "../../src/evaluation/answer.ts";
import type { Indicator, Target } from "../../src/programme/indicator.ts";
import type { Schedule } from "../../src/programme/measure.ts";
import { computeStatus } from "../../src/status/computed-status.ts";
import { reasonCodes } from "../../src/status/reasons.ts";
import type { ReasonCode } from "../../src/status/reasons.ts";
import type { Given } from "./figures.ts";
import { indicator, level, readings, threeYears } from "./figures.ts";

/** One line a case: what the document says, what has been recorded, when it is asked, and what the figures say then. */
interface Case {
  readonly says: string;
  readonly indicator: Indicator;
  readonly given?: readonly (readonly [string, Given])[];
  readonly schedule?: Schedule | "none";
  readonly asOf?: string;
  readonly rule: ReasonCode;
  readonly status: Status;
  readonly progress?: number;
}

const percent = (more: Partial<Indicator>): Indicator => indicator({ kind: "percent", unit: "%", ...more });
const share = (value: number, more: Partial<Indicator> = {}): Indicator => percent({ target: { form: "level", value }, direction: "reach", ...more });
const milestone = (more: Partial<Indicator> = {}): Indicator => indicator({ kind: "milestone", direction: "reach", ...more });
const yearly = { cadence: "yearly" } as const;
const onPreviousYear = (value: number): Target => ({ form: "change", value, unit: "%", relativeTo: "previous year" });
const costs = indicator({ kind: "currency", unit: "€", direction: "at_most", target: onPreviousYear(10), ...yearly });
const visits = indicator({ kind: "percent", unit: "käyntiä", direction: "decrease", target: onPreviousYear(4), ...yearly });
const carers = indicator({ unit: "asiakasta", direction: "increase", target: { form: "change", value: 5, baselineYear: 2020, baselineValue: 304 } });
const tenMore = indicator({ unit: "asukasta", direction: "increase", target: { form: "change_abs", value: 10 }, cadence: "yearly" });
const budgets = indicator({ unit: "asiakasta", direction: "increase", target: { form: "change_abs", value: 10, baselineYear: 2020 }, ...yearly });
const assistants = indicator({ unit: "avustajaa", direction: "reach", target: { form: "count", value: 5 }, cadence: "yearly" });
const parts = level(100, { breakdown: { by: "customerGroup", parts: ["lapset", "vammaiset", "ikäihmiset"] } });

const cases: readonly Case[] = [
  {
    says: "a description is never computed",
    indicator: indicator({ kind: "qualitative" }), given: [["2021-Q1", "Hyvin menee"]], rule: "qualitative", status: "unknown",
  },
  {
    says: "a figure without a target says nothing of progress",
    indicator: indicator(), given: [["2021-Q1", 12]], rule: "noTarget", status: "unknown",
  },
  { says: "without target and figure the target is what is missing", indicator: indicator(), rule: "noTarget", status: "unknown" },
  {
    says: "a direction to a level that is not stated is no target",
    indicator: indicator({ direction: "at_least" }), given: [["2021-Q1", 12]], rule: "noTarget", status: "unknown",
  },
  { says: "before the schedule begins nothing has started", indicator: share(94), asOf: "2020-12-31", rule: "notBegun", status: "notStarted" },
  {
    says: "a milestone not reached before its time has not started",
    indicator: milestone(), given: [["2020-Q3", false]], asOf: "2020-12-01", rule: "notBegun", status: "notStarted",
  },
  { says: "no figure yet is no information", indicator: share(94), rule: "noReading", status: "unknown" },
  { says: "no figure at the end is no information either", indicator: share(94), asOf: "2024-02-01", rule: "noReadingOverdue", status: "unknown" },
  {
    says: "a description beside a numeric target is no figure",
    indicator: share(94), given: [["2021-Q1", "noin puolet"]], rule: "noReading", status: "unknown",
  },
  {
    says: "6 is not on a scale of 1–5",
    indicator: level(4, { kind: "scale_1_5" }), given: [["2021-Q1", 6]], rule: "outsideScale", status: "unknown",
  },
  {
    says: "4 on a scale of 1–5 is compared as a level",
    indicator: level(4, { kind: "scale_1_5" }), given: [["2021-Q1", 4]], rule: "targetMet", status: "done", progress: 1,
  },
  {
    says: "a broken-down figure without one of its parts is not the total",
    indicator: parts, given: [["2021-Q1", { lapset: 12, vammaiset: 90 }]], rule: "partsMissing", status: "unknown",
  },
  {
    says: "the parts of a breakdown add up to the total",
    indicator: parts, given: [["2021-Q1", { lapset: 12, vammaiset: 30, ikäihmiset: 58 }]], rule: "targetMet", status: "done",
  },
  { says: "a total stated without its parts is taken as it is", indicator: parts, given: [["2021-Q1", 100]], rule: "targetMet", status: "done" },
  {
    says: "a zero among the parts is a value",
    indicator: parts, given: [["2021-Q1", { lapset: 0, vammaiset: 30, ikäihmiset: 70 }]], rule: "targetMet", status: "done",
  },

  { says: "a milestone that is reached is done", indicator: milestone(), given: [["2021-Q1", true]], rule: "reached", status: "done", progress: 1 },
  { says: "a milestone in time is on its way", indicator: milestone(), given: [["2021-Q1", false]], rule: "timeLeft", status: "onTrack" },
  {
    says: "a milestone with a quarter of the time left needs attention",
    indicator: milestone(), given: [["2023-Q1", false]], asOf: "2023-06-30", rule: "littleTimeLeft", status: "atRisk",
  },
  {
    says: "a milestone not reached after the end is behind",
    indicator: milestone(), given: [["2023-Q4", false]], asOf: "2024-01-15", rule: "notReachedInTime", status: "offTrack",
  },
  {
    says: "the indicator's own deadline goes before the schedule",
    indicator: milestone({ deadline: "2021-06-30" }), given: [["2021-Q2", false]], asOf: "2021-07-15", rule: "notReachedInTime", status: "offTrack",
  },
  {
    says: "a deadline can be a year",
    indicator: milestone({ deadline: "2022" }), given: [["2022-Q4", false]], asOf: "2023-01-01", rule: "notReachedInTime", status: "offTrack",
  },
  {
    says: "a milestone without an end cannot be late",
    indicator: milestone(),
    given: [["2021-Q1", false]], schedule: { text: "Alkaen syksy 2021", from: "2021-09-01" }, rule: "noSchedule", status: "unknown",
  },
  {
    says: "a milestone answered with a share is a share of the whole",
    indicator: milestone(), given: [["2021-Q1", 100]], rule: "targetMet", status: "done",
  },

  { says: "94 % is reached", indicator: share(94), given: [["2021-Q3", 94]], rule: "targetMet", status: "done", progress: 1 },
  {
    says: "above what is to be reached is reached",
    indicator: share(94), given: [["2021-Q3", 95.5]], rule: "targetMet", status: "done", progress: 1,
  },
  {
    says: "one figure without a baseline has no way behind it",
    indicator: share(94), given: [["2021-Q2", 92.5]], asOf: "2021-08-01", rule: "noBaseline", status: "unknown",
  },
  {
    says: "the first figure stands in for a baseline",
    indicator: share(94), given: [["2021-Q2", 92.5], ["2021-Q3", 92.8]], rule: "onPace", status: "onTrack", progress: 0.2,
  },
  {
    says: "more of what is wished to be less is not said to be reached: the document does not tell the side",
    indicator: share(4, { text: "Sairauspoissaolojen osuus: 4 %" }), given: [["2021-Q3", 6]], rule: "noBaseline", status: "unknown",
  },
  {
    says: "a share that is aimed at so high is a share of what is wished, whatever it is about",
    indicator: share(90, { text: "Poissaoloista otetaan puheeksi 90 %" }), given: [["2021-Q3", 95]], rule: "targetMet", status: "done",
  },
  {
    says: "a time longer than the one to be reached is not said to be reached",
    indicator: level(7, { text: "Käyntiin pääsy (pv): 7", unit: "pv" }), given: [["2021-Q3", 21]], rule: "noBaseline", status: "unknown",
  },
  {
    says: "the very time to be reached is reached, from whichever side",
    indicator: level(7, { text: "Käyntiin pääsy (pv): 7", unit: "pv" }), given: [["2021-Q3", 7]], rule: "targetMet", status: "done",
  },
  {
    says: "so many accidents to be reached say nothing of a year with more of them",
    indicator: indicator({ text: "Tapaturmia 5 kpl", unit: "kpl", direction: "reach", target: { form: "count", value: 5 } }),
    given: [["2021", 9]], rule: "noBaseline", status: "unknown",
  },
  {
    says: "a time with a longer baseline is reached from above",
    indicator: level(7, { unit: "pv", target: { form: "level", value: 7, baselineYear: 2020, baselineValue: 14 } }), given: [["2021-Q3", 6]], rule: "targetMet", status: "done",
  },
  {
    says: "a level below zero is reached from below too",
    indicator: level(-5, { target: { form: "level", value: -5, baselineYear: 2020, baselineValue: -10 }, direction: "increase" }),
    given: [["2021-Q4", -5]], rule: "targetMet", status: "done",
  },
  {
    says: "a share falling to 6 % in step with time is on track",
    indicator: share(6, { direction: "decrease", target: { form: "level", value: 6, baselineYear: 2020, baselineValue: 9 } }),
    given: [["2022-Q2", 7.5]], asOf: "2022-07-10", rule: "onPace", status: "onTrack", progress: 0.5,
  },
  {
    says: "a share that lags a quarter of the way needs attention",
    indicator: share(6, { direction: "decrease", target: { form: "level", value: 6, baselineYear: 2020, baselineValue: 9 } }),
    given: [["2022-Q2", 8.3]], asOf: "2022-07-10", rule: "behind", status: "atRisk", progress: 0.2333,
  },
  {
    says: "a share that lags more is behind",
    indicator: share(6, { direction: "decrease", target: { form: "level", value: 6, baselineYear: 2020, baselineValue: 9 } }),
    given: [["2022-Q4", 8.3]], asOf: "2023-01-10", rule: "farBehind", status: "offTrack", progress: 0.2333,
  },
  {
    says: "a little further away early on needs attention",
    indicator: share(6, { direction: "decrease", target: { form: "level", value: 6, baselineYear: 2020, baselineValue: 9 } }),
    given: [["2021-Q1", 9.3]], asOf: "2021-04-10", rule: "wrongWay", status: "atRisk", progress: 0,
  },
  {
    says: "much further away is behind",
    indicator: share(6, { direction: "decrease", target: { form: "level", value: 6, baselineYear: 2020, baselineValue: 9 } }),
    given: [["2021-Q4", 11]], asOf: "2022-01-10", rule: "wrongWay", status: "offTrack", progress: 0,
  },
  {
    says: "not at the target after the end is behind",
    indicator: share(94), given: [["2021-Q2", 92.5], ["2023-Q4", 93.9]], asOf: "2024-01-10", rule: "deadlinePassed", status: "offTrack",
  },
  {
    says: "in January the year's last figure is still waited for",
    indicator: share(94), given: [["2021-Q2", 92.5], ["2023-Q3", 93.9]], asOf: "2024-01-10", rule: "onPace", status: "onTrack",
  },
  {
    says: "a level without beginning and end cannot be held against time",
    indicator: share(94), given: [["2021-Q2", 92.5], ["2021-Q3", 92.8]], schedule: "none", rule: "noSchedule", status: "unknown",
  },
  {
    says: "a bare value with no direction and no baseline has no side",
    indicator: indicator({ unit: "kk", target: { form: "level", value: 7 } }),
    given: [["2021-Q1", 8], ["2021-Q2", 9]], rule: "noBaseline", status: "unknown",
  },
  {
    says: "baseline equal to the target, and still there",
    indicator: level(10, { target: { form: "level", value: 10, baselineYear: 2020, baselineValue: 10 } }),
    given: [["2021-Q1", 10]], rule: "targetMet", status: "done",
  },
  {
    says: "baseline equal to the target, and fallen below",
    indicator: level(10, { target: { form: "level", value: 10, baselineYear: 2020, baselineValue: 10 } }),
    given: [["2021-Q1", 9]], rule: "slipped", status: "offTrack",
  },
  {
    says: "a schedule that ends before it begins is a single day",
    indicator: share(94),
    given: [["2021-Q2", 92.5], ["2021-Q3", 92.8]], rule: "onPace", status: "onTrack",
    schedule: { text: "2023–2021", from: "2023-01-01", to: "2021-12-31" },
  },

  {
    says: "a floor that holds is on track, not done",
    indicator: share(90, { direction: "at_least" }), given: [["2021-Q1", 91]], rule: "holds", status: "onTrack", progress: 1,
  },
  {
    says: "a floor that held to the end is done",
    indicator: share(90, { direction: "at_least" }), given: [["2023-Q4", 91]], asOf: "2024-01-10", rule: "heldToEnd", status: "done",
  },
  {
    says: "a ceiling exactly at its limit holds",
    indicator: level(3, { unit: "kk", direction: "at_most" }), given: [["2021-Q1", 3]], rule: "holds", status: "onTrack",
  },
  {
    says: "a ceiling that is broken after it held has slipped",
    indicator: level(3, { unit: "kk", direction: "at_most" }), given: [["2021-Q1", 2.5], ["2021-Q2", 3.5]], rule: "slipped", status: "offTrack",
  },
  {
    says: "a ceiling that is not reached yet is a way down",
    indicator: level(3, { unit: "kk", direction: "at_most" }),
    given: [["2021-Q1", 5], ["2021-Q2", 4.6]], rule: "onPace", status: "onTrack", progress: 0.2,
  },
  {
    says: "nobody with more than nine visits: zero holds",
    indicator: level(0, { direction: "exact" }), given: [["2021-Q1", 0]], rule: "holds", status: "onTrack",
  },
  {
    says: "nobody with more than nine visits: one is one too many",
    indicator: level(0, { direction: "exact" }), given: [["2021-Q1", 0], ["2021-Q2", 1]], rule: "slipped", status: "offTrack",
  },
  {
    says: "zero to be reached is reached from above",
    indicator: level(0), given: [["2021-Q1", 40], ["2021-Q2", 30]], rule: "onPace", status: "onTrack", progress: 0.25,
  },
  {
    says: "past an exact target is as far as before it",
    indicator: level(10, { direction: "exact", target: { form: "level", value: 10, baselineYear: 2020, baselineValue: 6 } }),
    given: [["2021-Q4", 12]], asOf: "2022-01-10", rule: "onPace", status: "onTrack", progress: 0.5,
  },

  {
    says: "costs 8 % up on the previous year are within 10 %",
    indicator: costs, given: [["2020", 1000], ["2021", 1080]], asOf: "2022-03-01", rule: "ceilingHolds", status: "onTrack",
  },
  {
    says: "costs exactly 10 % up are within 10 %",
    indicator: costs, given: [["2020", 1000], ["2021", 1100]], asOf: "2022-03-01", rule: "ceilingHolds", status: "onTrack",
  },
  {
    says: "costs 11 % up break the ceiling",
    indicator: costs, given: [["2020", 1000], ["2021", 1110]], asOf: "2022-03-01", rule: "ceilingBroken", status: "offTrack",
  },
  {
    says: "costs that fell are within the ceiling",
    indicator: costs, given: [["2020", 1000], ["2021", 900]], asOf: "2022-03-01", rule: "ceilingHolds", status: "onTrack",
  },
  {
    says: "costs within the ceiling in the last year are done",
    indicator: costs, given: [["2022", 1000], ["2023", 1080]], asOf: "2024-03-01", rule: "heldToEnd", status: "done",
  },
  {
    says: "without the previous year there is nothing to compare with",
    indicator: costs, given: [["2021", 1080]], asOf: "2022-03-01", rule: "noPreviousYear", status: "unknown",
  },
  {
    says: "a quarter is not compared with a year",
    indicator: costs, given: [["2020", 1000], ["2021-Q1", 300]], asOf: "2021-05-01", rule: "noPreviousYear", status: "unknown",
  },
  {
    says: "a change from zero costs has no per cent",
    indicator: costs, given: [["2020", 0], ["2021", 1080]], asOf: "2022-03-01", rule: "zeroBaseline", status: "unknown",
  },
  {
    says: "from zero to zero is no rise",
    indicator: costs, given: [["2020", 0], ["2021", 0]], asOf: "2022-03-01", rule: "ceilingHolds", status: "onTrack",
  },
  {
    says: "visits down 5 % when 4 % is wanted",
    indicator: visits, given: [["2020", 1000], ["2021", 950]], asOf: "2022-03-01", rule: "yearlyHolds", status: "onTrack",
  },
  {
    says: "visits down 1 % when 4 % is wanted",
    indicator: visits, given: [["2020", 1000], ["2021", 990]], asOf: "2022-03-01", rule: "yearlyShort", status: "atRisk",
  },
  {
    says: "visits up when a fall is wanted",
    indicator: visits, given: [["2020", 1000], ["2021", 1001]], asOf: "2022-03-01", rule: "yearlyBroken", status: "offTrack",
  },
  {
    says: "visits given as the change itself",
    indicator: { ...visits, unit: "%" }, given: [["2021", -4.2]], asOf: "2022-03-01", rule: "yearlyHolds", status: "onTrack",
  },
  {
    says: "a wanted fall given without a sign: fall or rise?",
    indicator: { ...visits, unit: "%" }, given: [["2021", 4.2]], asOf: "2022-03-01", rule: "signUnclear", status: "unknown",
  },

  { says: "5 % more than 304 is 319.2", indicator: carers, given: [["2021-Q4", 320]], asOf: "2022-01-10", rule: "targetMet", status: "done" },
  {
    says: "304 and a third of the way in a third of the time",
    indicator: carers, given: [["2021-Q4", 309]], asOf: "2022-01-10", rule: "onPace", status: "onTrack", progress: 0.3289,
  },
  {
    says: "a figure in per cent beside a baseline of 304 is the change itself",
    indicator: { ...carers, unit: "%" }, given: [["2021-Q4", 1.7]], asOf: "2022-01-10", rule: "onPace", status: "onTrack", progress: 0.34,
  },
  {
    says: "5 % more than nobody knows what",
    indicator: indicator({ unit: "asiakasta", direction: "increase", target: { form: "change", value: 5 } }),
    given: [["2021-Q1", 40], ["2021-Q2", 41]], rule: "noBaseline", status: "unknown",
  },
  {
    says: "5 % more than zero",
    indicator: indicator({ direction: "increase", target: { form: "change", value: 5, baselineValue: 0 } }),
    given: [["2021-Q1", 40]], rule: "zeroBaseline", status: "unknown",
  },
  {
    says: "the baseline year's own figure is the baseline",
    indicator: indicator({ direction: "increase", target: { form: "change", value: 2, baselineYear: 2020 } }),
    given: [["2020", 1000], ["2021", 1020]], asOf: "2022-01-10", rule: "targetMet", status: "done",
  },
  {
    says: "a quarter is compared with the baseline year's same quarter",
    indicator: indicator({ direction: "increase", target: { form: "change", value: 2, baselineYear: 2020 } }),
    given: [["2020", 1000], ["2020-Q1", 250], ["2021-Q1", 260]], asOf: "2021-05-10", rule: "targetMet", status: "done",
  },
  {
    says: "a ceiling against a baseline year",
    indicator: indicator({ direction: "at_most", target: { form: "change", value: 10, baselineYear: 2019, baselineValue: 200 } }),
    given: [["2021-Q1", 219]], rule: "holds", status: "onTrack",
  },

  {
    says: "ten more than a year ago",
    indicator: tenMore, given: [["2020", 40], ["2021", 50]], asOf: "2022-03-01", rule: "yearlyHolds", status: "onTrack",
  },
  {
    says: "three more than a year ago when ten are wanted",
    indicator: tenMore, given: [["2020", 40], ["2021", 43]], asOf: "2022-03-01", rule: "yearlyShort", status: "atRisk",
  },
  {
    says: "as many as a year ago when ten more are wanted",
    indicator: tenMore, given: [["2020", 40], ["2021", 40]], asOf: "2022-03-01", rule: "yearlyBroken", status: "offTrack",
  },
  {
    says: "ten more every year adds up to thirty from the baseline year to the end",
    indicator: budgets, given: [["2020", 5], ["2021", 15]], asOf: "2022-03-01", rule: "onPace", status: "onTrack", progress: 0.3333,
  },
  {
    says: "ten more in all from a stated baseline",
    indicator: indicator({ direction: "increase", target: { form: "change_abs", value: 10, baselineValue: 40 } }),
    given: [["2021-Q4", 50]], rule: "targetMet", status: "done",
  },
  {
    says: "ten more in all from nowhere",
    indicator: indicator({ direction: "increase", target: { form: "change_abs", value: 10 } }),
    given: [["2021-Q4", 50]], rule: "noBaseline", status: "unknown",
  },
  {
    says: "ten fewer in all",
    indicator: indicator({ direction: "decrease", target: { form: "change_abs", value: 10, baselineValue: 40 } }),
    given: [["2021-Q4", 30]], rule: "targetMet", status: "done",
  },
  {
    says: "a count begins at zero",
    indicator: indicator({ direction: "reach", target: { form: "count", value: 9 } }),
    given: [["2021-Q4", 3]], asOf: "2022-01-10", rule: "onPace", status: "onTrack", progress: 0.3333,
  },
  { says: "five assistants in a year", indicator: assistants, given: [["2021", 5]], asOf: "2022-03-01", rule: "yearlyHolds", status: "onTrack" },
  {
    says: "three assistants in a year when five are wanted",
    indicator: assistants, given: [["2021", 3]], asOf: "2022-03-01", rule: "yearlyShort", status: "atRisk",
  },
  { says: "no assistant in a year", indicator: assistants, given: [["2021", 0]], asOf: "2022-03-01", rule: "yearlyBroken", status: "offTrack" },
  { says: "two assistants by spring: the year is not over", indicator: assistants, given: [["2021-Q1", 2]], rule: "yearOpen", status: "unknown" },
  {
    says: "five assistants by spring: the year is full already",
    indicator: assistants, given: [["2021-Q1", 5]], rule: "yearlyHolds", status: "onTrack",
  },

  {
    says: "one figure shows no direction",
    indicator: indicator({ direction: "increase" }), given: [["2021-Q1", 12]], rule: "needsTwoReadings", status: "unknown",
  },
  {
    says: "more than before when growth is wanted",
    indicator: indicator({ direction: "increase" }), given: [["2021-Q1", 12], ["2021-Q2", 13]], rule: "rightDirection", status: "onTrack",
  },
  {
    says: "as much as before when growth is wanted",
    indicator: indicator({ direction: "increase" }), given: [["2021-Q1", 12], ["2021-Q2", 12]], rule: "unchanged", status: "atRisk",
  },
  {
    says: "less than before when growth is wanted",
    indicator: indicator({ direction: "increase" }), given: [["2021-Q1", 12], ["2021-Q2", 11]], rule: "wrongDirection", status: "offTrack",
  },
  {
    says: "fewer than before when a fall is wanted",
    indicator: indicator({ direction: "decrease" }), given: [["2021-Q1", 12], ["2021-Q2", 11]], rule: "rightDirection", status: "onTrack",
  },
  {
    says: "the same quarter a year ago is a better comparison than the last quarter",
    indicator: indicator({ direction: "decrease" }),
    given: [["2021-Q1", 100], ["2021-Q4", 50], ["2022-Q1", 90]], asOf: "2022-05-01", rule: "rightDirection", status: "onTrack",
  },
  {
    says: "a year's total is no comparison for a quarter",
    indicator: indicator({ direction: "increase" }), given: [["2020", 1000], ["2021-Q1", 260]], rule: "needsTwoReadings", status: "unknown",
  },
  {
    says: "a share of a year is a comparison for a quarter",
    indicator: percent({ direction: "increase" }), given: [["2020", 40], ["2021-Q1", 42]], rule: "rightDirection", status: "onTrack",
  },

  {
    says: "numbers too large to compute with",
    indicator: indicator({ direction: "increase", target: { form: "change", value: 1e300, baselineValue: 1e300 } }),
    given: [["2021-Q1", 5]], rule: "notComputable", status: "unknown",
  },
];

const compute = (c: Case): ReturnType<typeof computeStatus> =>
  computeStatus({
    indicator: c.indicator,
    readings: readings(c.given ?? []),
    schedule: c.schedule === "none" ? undefined : (c.schedule ?? threeYears),
    asOf: c.asOf ?? "2021-10-15",
  });

describe("what the figures say", () => {
  test.each(cases)("$says", (c) => {
    const computed = compute(c);
    expect({ rule: computed.reason.code, status: computed.status }).toEqual({ rule: c.rule, status: c.status });
    if (c.progress !== undefined) expect(computed.progress).toBeCloseTo(c.progress, 3);
  });
});

describe("the table of rules", () => {
  const table = readFileSync(new URL("../../src/status/README.md", import.meta.url), "utf8");
  const rules = table.slice(table.indexOf("\n## Rules"), table.indexOf("\n## Limits"));
  const found = [...rules.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)];
  const rows = found.map(([, code = "", status = ""]) => ({ code, statuses: status.trim().split(" or ") }));

  test("has one row for every reason there is", () => {
    expect(rows.map((r) => r.code).sort()).toEqual([...reasonCodes].sort());
  });

  test.each(rows)("its row $code is exercised, and gives the status it states", ({ code, statuses }) => {
    const given = cases.filter((c) => c.rule === code).map((c) => c.status);
    expect([...new Set(given)].sort()).toEqual([...statuses].sort());
  });
});

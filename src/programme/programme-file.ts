import { z } from "zod";
import { languages } from "../shared/language.ts";
import { publicities } from "./indicator.ts";
import { date, flag, id, list, monthDay, number, quarterText, reminderRule, text, whole, zone } from "./file/fields.ts";

/**
 * The programme file as an administrator writes it: the type `Programme` with what can be left out left out.
 * README.md in this folder is its reference; build-programme.ts fills in the rest.
 */

const name = text(200);
const sentence = text(2000);
const year = whole(1990, 2100);
const goalNumbers = list(whole(1, 99)).exactOptional();
const aliases = list(text(100)).exactOptional();
const remarks = list(sentence).exactOptional();
const cadence = z.enum(["quarterly", "halfYearly", "yearly", "once"]).exactOptional();

/** "2021 - 2023" and "2021" say their dates themselves; any other text only with `from` and `to`. */
function readSchedule(written: unknown): unknown {
  if (typeof written !== "string") return written;
  const [, from, to] = /^(\d{4})(?:\s*[-–—]\s*(\d{4}))?$/.exec(written.trim()) ?? [];
  return from === undefined ? { text: written } : { text: written, from: `${from}-01-01`, to: `${to ?? from}-12-31` };
}
const schedule = z.preprocess(readSchedule, z.strictObject({ text: name, from: date.exactOptional(), to: date.exactOptional() })).exactOptional();

/** A text alone is a title; "vs." before it is an acting holder. */
function readResponsible(written: unknown): unknown {
  if (typeof written !== "string") return written;
  const title = written.trim().replace(/^vs\.?\s+/i, "");
  return title === written.trim() ? { title } : { title, acting: "true" };
}
const responsible = z.preprocess(
  readResponsible,
  z.strictObject({ title: name.exactOptional(), name: name.exactOptional(), acting: flag.exactOptional() }),
);

const publicity = z.enum(publicities).exactOptional();
const meetings = z.array(z.strictObject({ on: date, agenda: date.exactOptional() })).max(500).exactOptional();

const target = z.strictObject({
  form: z.enum(["level", "change", "change_abs", "count"]),
  value: number.exactOptional(),
  unit: text(40).exactOptional(),
  baselineYear: year.exactOptional(),
  baselineValue: number.exactOptional(),
  relativeTo: name.exactOptional(),
});

const indicator = z.strictObject({
  id: id.exactOptional(),
  text: sentence,
  name: name.exactOptional(),
  kind: z.enum(["percent", "number", "currency", "ratio", "scale_1_5", "milestone", "qualitative"]),
  direction: z.enum(["increase", "decrease", "at_least", "at_most", "exact", "reach"]).exactOptional(),
  target: target.exactOptional(),
  unit: text(40).exactOptional(),
  source: name.exactOptional(),
  availableFrom: monthDay.exactOptional(),
  cadence,
  deadline: date.exactOptional(),
  breakdown: z.strictObject({ by: z.enum(["municipality", "customerGroup"]), parts: z.array(text(100)).min(1).max(60) }).exactOptional(),
  series: id.exactOptional(),
  ambiguous: sentence.exactOptional(),
  counts: z.enum(["people", "things"]).exactOptional(),
  publicity,
});

const measure = z.strictObject({
  id: id.exactOptional(),
  label: text(20).exactOptional(),
  raw: text(40).exactOptional(),
  aliases: list(text(20)).exactOptional(),
  title: text(500),
  details: list(sentence).exactOptional(),
  goals: goalNumbers,
  parent: text(60).exactOptional(),
  schedule,
  owners: z.array(responsible).max(50).exactOptional(),
  cadence,
  asked: z.enum(["round", "never", "final"]).exactOptional(),
  indicators: z.array(indicator).max(100).exactOptional(),
  publicity,
  remarks,
});

const figures = z.array(number);

const table = z.strictObject({
  id,
  name,
  aliases,
  goals: goalNumbers,
  measures: list(text(60)).exactOptional(),
  years: z.array(year).min(1).max(100),
  availableFrom: monthDay.exactOptional(),
  share: z.strictObject({ name, unit: text(40), values: figures }),
  columns: z.array(z.strictObject({ id, name, unit: text(40) })).min(1).max(50),
  rows: z.array(z.strictObject({ place: name, total: flag.exactOptional(), values: z.record(z.string(), figures) })).min(1).max(500),
  remarks,
});

/** Counted from the quarter's last day, or back from a meeting: which of the two is checked in check-rounds.ts. */
const offset = z
  .strictObject({ afterQuarter: whole(0, 180).exactOptional(), beforeMeeting: id.exactOptional(), workingDays: whole(0, 60).exactOptional() })
  .exactOptional();

const reminders = list(reminderRule).exactOptional();

const timing = {
  cadence: z.enum(["quarterly", "yearly"]).exactOptional(),
  dueAfterDays: whole(1, 180).exactOptional(),
  editDays: whole(0, 180).exactOptional(),
  opens: offset,
  due: offset,
  closes: offset,
  dates: z.array(z.strictObject({ quarter: quarterText, opens: date, due: date, closes: date.exactOptional() })).min(1).max(200).exactOptional(),
  reminders,
  chairAfter: whole(1, 60).exactOptional(),
  coordinatorAfter: whole(1, 60).exactOptional(),
};

const group = z.strictObject({
  id,
  name,
  aliases,
  chair: responsible.exactOptional(),
  rounds: z.strictObject(timing).exactOptional(),
  goals: z.array(z.strictObject({ number: whole(1, 99), aliases: list(whole(1, 99)).exactOptional(), title: text(500), schedule })).exactOptional(),
  measures: z.array(measure).max(1000).exactOptional(),
  projects: z.array(z.strictObject({ id: id.exactOptional(), title: text(500), list: name, year: year.exactOptional(), goals: goalNumbers })).exactOptional(),
  tables: z.array(table).exactOptional(),
  proposals: flag.exactOptional(),
});

export const programmeFile = z.strictObject({
  id,
  organisation: id,
  name,
  language: z.enum(languages).exactOptional(),
  zone: zone.exactOptional(),
  demo: flag.exactOptional(),
  demoStart: date.exactOptional(),
  rounds: z.strictObject({
    ...timing,
    firstQuarter: quarterText,
    lastQuarter: quarterText,
    hour: whole(0, 23).exactOptional(),
    sendingHours: z.strictObject({ from: whole(0, 23), to: whole(1, 24) }).exactOptional(),
  }),
  bodies: z.array(z.strictObject({ id, name, kind: z.enum(["steeringGroup", "committee", "cityBoard", "council"]), aliases, meetings })).exactOptional(),
  audiences: z.array(z.strictObject({ id, name, aliases, emphasis: sentence, to: list(text(100)).exactOptional() })).exactOptional(),
  broadcasts: z.strictObject({
    approvalAbove: whole(0, 1_000_000).exactOptional(),
    languages: z.array(z.enum(languages)).min(1).max(3).exactOptional(),
    undoMinutes: whole(0, 60).exactOptional(),
  }).exactOptional(),
  freeDays: z.array(z.strictObject({ from: date, to: date.exactOptional(), name })).exactOptional(),
  eves: flag.exactOptional(),
  groups: z.array(group).min(1).max(100),
  decision: z.strictObject({ body: name, date, section: whole(1, 9999).exactOptional() }).exactOptional(),
  smallCounts: whole(3, 100).exactOptional(),
  promises: z.array(z.strictObject({ id, text: sentence, group: id.exactOptional() })).exactOptional(),
});

export type ProgrammeFile = z.infer<typeof programmeFile>;

import { addDays, daysBetween } from "../shared/calendar.ts";
import { nextQuarter, quarterDates } from "../shared/quarter.ts";
import type { Quarter } from "../shared/quarter.ts";
import type { Loose } from "./file/shape.ts";
import type { Report } from "./file/report.ts";
import type { Path } from "./file/source.ts";
import type { Body } from "./body.ts";
import type { Offset } from "./round-timing.ts";
import type { ProgrammeFile } from "./programme-file.ts";
import { dayOf } from "./round-dates.ts";
import { uniqueness } from "./unique.ts";

type File = Loose<ProgrammeFile>;
type Timing = NonNullable<NonNullable<NonNullable<File["groups"]>[number]>["rounds"]>;

/** A break longer than a year is a slip in a date. */
const longestBreak = 366;

/** The calendar of rounds: offsets that can be counted, own dates in order, hours in which anything can be sent. */
export function checkRounds(file: File | undefined, report: Report): void {
  checkMeetings(file, report);
  file?.freeDays?.forEach((day, i) => {
    if (day?.from !== undefined && day.to !== undefined && daysBetween(day.from, day.to) > longestBreak) report.error(["freeDays", i, "to"], "breakTooLong", { days: longestBreak });
  });
  const { rounds } = file ?? {};
  if (rounds) checkTiming(file, rounds, ["rounds"], report);
  file?.groups?.forEach((group, g) => group?.rounds && checkTiming(file, group.rounds, ["groups", g, "rounds"], report));
  const { from, to } = rounds?.sendingHours ?? {};
  if (from === undefined || to === undefined) return;
  if (from >= to) report.error(["rounds", "sendingHours", "to"], "hoursOrder", { from, to });
  else if ((rounds?.hour ?? 9) < from || (rounds?.hour ?? 9) >= to) report.error(["rounds", "sendingHours"], "hourOutside", { hour: rounds?.hour ?? 9, from, to });
}

function checkMeetings(file: File | undefined, report: Report): void {
  file?.bodies?.forEach((body, b) =>
    body?.meetings?.forEach((m, i) => {
      if (m?.on !== undefined && m.agenda !== undefined && m.agenda > m.on) report.error(["bodies", b, "meetings", i, "agenda"], "agendaAfterMeeting", { agenda: m.agenda, on: m.on });
    }),
  );
}

function checkTiming(file: File | undefined, timing: Timing, path: Path, report: Report): void {
  for (const what of ["opens", "due", "closes"] as const) if (timing[what]) checkOffset(file, timing[what], [...path, what], report);
  const once = uniqueness(report, "duplicateQuarter");
  timing.dates?.forEach((d, i) => {
    const at = [...path, "dates", i];
    once(d?.quarter, [...at, "quarter"], { quarter: d?.quarter ?? "" });
    if (d?.opens !== undefined && d.due !== undefined && d.opens > d.due) report.error([...at, "due"], "fromAfterTo", { from: d.opens, to: d.due });
    if (d?.due !== undefined && d.closes !== undefined && d.due > d.closes) report.error([...at, "closes"], "fromAfterTo", { from: d.due, to: d.closes });
  });
  const { chairAfter, coordinatorAfter } = timing;
  if (chairAfter !== undefined && coordinatorAfter !== undefined && coordinatorAfter <= chairAfter)
    report.error([...path, "coordinatorAfter"], "escalationOrder", { chair: chairAfter, coordinator: coordinatorAfter });
}

function checkOffset(file: File | undefined, offset: Loose<Offset>, path: Path, report: Report): void {
  const { afterQuarter, beforeMeeting, workingDays } = offset;
  if ((afterQuarter === undefined) === (beforeMeeting === undefined)) return report.error(path, "offset");
  if (beforeMeeting === undefined) return;
  const bodies = (file?.bodies ?? []).flatMap((b) => (b?.id === undefined ? [] : [{ id: b.id, meetings: complete(b.meetings) }]));
  if (!bodies.some((b) => b.id === beforeMeeting)) return report.error([...path, "beforeMeeting"], "unknownBody", { body: beforeMeeting, bodies: bodies.map((b) => b.id).join(", ") });
  const without = quartersOf(file).filter((q) => {
    const ends = quarterDates(q).to;
    return dayOf({ beforeMeeting, workingDays: workingDays ?? 0 }, { ends, after: addDays(ends, 1), calendar: { zone: "utc", free: new Set() }, bodies: bodies as unknown as readonly Body[] }) === undefined;
  });
  if (without.length > 0) report.warning(path, "noMeeting", { body: beforeMeeting, quarters: without.slice(0, 8).join(", ") });
}

type LooseMeetings = NonNullable<NonNullable<File["bodies"]>[number]>["meetings"];
const complete = (meetings: LooseMeetings): NonNullable<Body["meetings"]> =>
  (meetings ?? []).flatMap((m) => (m?.on === undefined ? [] : [{ on: m.on, ...(m.agenda === undefined ? {} : { agenda: m.agenda }) }]));

function quartersOf(file: File | undefined): readonly Quarter[] {
  const { firstQuarter, lastQuarter } = file?.rounds ?? {};
  const all: Quarter[] = [];
  if (firstQuarter !== undefined && lastQuarter !== undefined)
    for (let q = firstQuarter as Quarter; q <= lastQuarter && all.length < 400; q = nextQuarter(q)) all.push(q);
  return all;
}

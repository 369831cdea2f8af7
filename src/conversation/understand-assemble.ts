import { receiverIn } from "./target-people.ts";
import { onlyGroup } from "./target-scope.ts";
import { about, list } from "./understand-about.ts";
import { letterIn } from "./understand-body.ts";
import type { Facts } from "./understand-facts.ts";
import { ownGroup, wholeProgramme } from "./understand-signs.ts";
import type { Wanted } from "./understand-intent.ts";
import { askWhich, given, nothing, periodOf, withoutIndicator, type Parts, type Reading } from "./understand-parts.ts";
import { record } from "./understand-record.ts";

/** A time to come, or a date written out. */
function whenOf({ when, periods, text, today }: Facts): { readonly period?: string } {
  const written = periods.find((p) => p.kind === "date" || p.kind === "month");
  const past = written !== undefined && written.period < today.slice(0, written.period.length);
  // A day without its year is read as one that was; a reminder is for one that comes.
  const said = written && text.slice(written.start, written.end);
  const yearless = said !== undefined && (/\d/u.test(said) || written?.kind === "month") && !/\d{4}/u.test(said);
  const coming = past && yearless ? nextYears(written.period) : written?.period;
  return given("period", when ?? coming);
}

const nextYears = (period: string): string => `${Number(period.slice(0, 4)) + 1}${period.slice(4)}`;

function broadcast({ facts, scope, audience }: Parts): Reading {
  const named = audience === undefined && scope.from === "named" || (scope.from === "channel" && ownGroup.test(facts.text)) ? given("group", onlyGroup(scope)) : {};
  const target = { ...named, ...given("audience", audience), ...given("body", letterIn(facts.even.said)?.body) };
  return { intent: "broadcast", target, values: [], choices: [], ...whenOf(facts) };
}

function delegate({ facts, resolution }: Parts): Reading {
  const named = resolution.kind === "one" && resolution.by !== "group" ? withoutIndicator(resolution.target) : {};
  return { intent: "delegate", target: { ...named, ...given("person", receiverIn(facts.even)) }, values: [], choices: [] };
}

function ofGroup(parts: Parts, intent: "start_evaluation" | "report"): Reading {
  const { resolution, scope, facts } = parts;
  if (resolution.kind === "several" && resolution.why === "whichGroup") return askWhich(parts, intent, resolution);
  const whole = intent === "report" && scope.from !== "named" && wholeProgramme.test(facts.text);
  return { intent, target: whole ? {} : given("group", onlyGroup(scope)), values: [], choices: [], ...periodOf(facts), ...(whole ? { whole } : {}) };
}

/** The reading of a message: what is wanted, of what, with which figures and time. */
export function assemble(parts: Parts, wanted: Wanted): Reading {
  switch (wanted) {
    case "status":
    case "owner_of":
    case "schedule_of":
      return about(parts, wanted);
    case "list_missing":
    case "list_overdue":
      return list(parts, wanted);
    case "record_value":
      return record(parts);
    case "broadcast":
      return broadcast(parts);
    case "delegate":
      return delegate(parts);
    case "start_evaluation":
    case "report":
      return ofGroup(parts, wanted);
    case "snooze":
      return { ...nothing, intent: "snooze", ...whenOf(parts.facts) };
    case "my_tasks":
    case "help":
      return { ...nothing, intent: wanted };
    case "unknown":
      return nothing;
  }
}

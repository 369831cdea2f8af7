import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import { isDate } from "../shared/calendar.ts";
import { formatPeriod } from "../texts/numbers.ts";
import { mayConfirm } from "./confirmation.ts";
import { roundMeant } from "./find-round.ts";
import { handledWords } from "./handled-words.ts";
import { handlingOutcomes } from "./round.ts";
import type { Handling } from "./round.ts";

const body = "handling:body";
const date = "handling:date";
const outcome = "handling:outcome";
const caseNumber = "handling:case";

/** "Käsitelty ohjausryhmässä 12.11.2021, merkittiin tiedoksi": what a body did with the report. Subject: `{ quarter }`. */
export const handlingForm: FormDefinition = {
  name: "handling",
  version: 1,

  async draw(c, session): Promise<Drawn> {
    const round = await roundMeant(c.ports, c.active, session.subject["quarter"]);
    return {
      title: c.t("handling.title"),
      body: [
        { kind: "text", text: c.t("handling.intro", { period: round ? formatPeriod(round.quarter, c.language) : "" }) },
        ...(round?.handlings ?? []).map((h) => ({ kind: "text" as const, text: handledWords(c, c.active.programme, h), tone: "muted" as const })),
      ],
      fields: [
        { kind: "choice", id: body, label: c.t("handling.body"), required: true, options: c.active.programme.bodies.map((b) => ({ value: b.id, label: b.name })) },
        { kind: "date", id: date, label: c.t("handling.date"), required: true, value: c.today },
        { kind: "choice", id: outcome, label: c.t("handling.outcome"), required: true, options: handlingOutcomes.map((o) => ({ value: o, label: c.t(`report.outcome.${o}`) })) },
        { kind: "text", id: caseNumber, label: c.t("handling.case"), lines: 1, maxLength: 60 },
      ],
      submitLabel: c.t("handling.save"),
      actions: [],
    };
  },

  async submit(c, session): Promise<FormStep> {
    if (!mayConfirm(mayReach(c, "compile"))) return { kind: "stay", notice: c.t("refusal.notAllowed", { who: c.t("people.role.coordinator") }) };
    const handling = readHandling(c, session.values);
    if ("errors" in handling) return { kind: "stay", errors: handling.errors };
    await record(c, session.subject["quarter"], handling);
    const text = handledWords(c, c.active.programme, handling);
    return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }]) };
  },
};

function readHandling(c: Context, values: Readonly<Record<string, string>>): Handling | { readonly errors: Readonly<Record<string, string>> } {
  const on = values[date] ?? c.today;
  const chosen = handlingOutcomes.find((o) => o === values[outcome]);
  const known = c.active.programme.bodies.find((b) => b.id === values[body]);
  const number = values[caseNumber]?.trim().slice(0, 60) ?? "";
  if (known && chosen && isDate(on) && on <= c.today)
    return { body: known.id, on, outcome: chosen, by: c.person?.id ?? "", at: c.now, ...(number === "" ? {} : { caseNumber: number }) };
  return {
    errors: {
      ...(known ? {} : { [body]: c.t("handling.chooseBody") }),
      ...(isDate(on) && on <= c.today ? {} : { [date]: c.t("handling.chooseDate") }),
      ...(chosen ? {} : { [outcome]: c.t("handling.chooseOutcome") }),
    },
  };
}

/** The same body on the same day is the same handling, recorded again. */
async function record(c: Context, quarter: string | undefined, handling: Handling): Promise<void> {
  const round = await roundMeant(c.ports, c.active, quarter);
  const stored = round && (await c.ports.stores.rounds.get(round.id));
  if (!stored) return;
  const others = (stored.value.handlings ?? []).filter((h) => h.body !== handling.body || h.on !== handling.on);
  const handlings = [...others, handling].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (!(await c.ports.stores.rounds.save(stored, { ...stored.value, handlings }))) await record(c, quarter, handling);
}

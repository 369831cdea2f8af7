import type { Context } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import { figureField, figureFields, readFigure, sureField } from "../evaluation/figure-field.ts";
import type { FigureQuestion } from "../evaluation/figure-field.ts";
import type { FormSession } from "../conversation/session.ts";
import { isDate } from "../shared/calendar.ts";
import { formatNumber, formatPeriod } from "../texts/numbers.ts";
import type { FieldValues } from "../vocabulary/form.ts";
import { plain } from "../vocabulary/inline.ts";
import { recentPeriods } from "./figure-period.ts";
import type { FigurePlace } from "./figure-place.ts";
import { placeOf } from "./figure-place.ts";
import { savedCard } from "./reading-cards.ts";
import type { RecordingRead } from "./read-recording.ts";
import { recordingFor } from "./read-recording.ts";
import { mayRecord, recordFigure } from "./record-figure.ts";

const periodField = "reading:period";
const knownField = "reading:knownOn";
/** The period that the fields were drawn for. */
const drawnFor = "reading:for";

/** A figure at any time, as a form: the period, the figure or its parts, and when it became known. Subject: the place's key. */
export const readingForm: FormDefinition = {
  name: "reading",
  version: 1,

  async draw(c, session): Promise<Drawn> {
    const place = placeIn(c, session);
    const period = session.values[periodField];
    const r = await recordingFor(c, place, period);
    const offered = recentPeriods(place.indicator, c.today);
    const periods = r && !offered.includes(r.at.period) ? [r.at.period, ...offered] : offered;
    return {
      title: c.t("reading.title"),
      body: [{ kind: "heading", text: plain(place.name) }],
      fields: [
        { kind: "choice", id: periodField, label: c.t("reading.period"), required: true, options: periods.map((p) => ({ value: p, label: formatPeriod(p, c.language) })), ...(r ? { value: r.at.period } : {}) },
        ...(r ? figureFields(question(c, r), session.values) : []),
      ],
      more: { label: c.t("evaluation.more"), fields: [{ kind: "date", id: knownField, label: c.t("reading.knownOnField"), hint: c.t("reading.knownOnHint") }] },
      submitLabel: c.t("reading.save"),
      actions: [],
    };
  },

  async submit(c, session): Promise<FormStep> {
    const place = placeIn(c, session);
    const r = await recordingFor(c, place, session.values[periodField]);
    if (!r) return { kind: "stay", errors: { [periodField]: c.t("reading.badPeriod") } };
    if (!mayRecord(c, place, r.owed)) return { kind: "stay", notice: c.t("reading.notYours") };
    const other = await otherPeriod(c, session, r);
    if (other) return other;
    const knownOn = session.values[knownField]?.trim() || c.today;
    const read = readFigure(question(c, r), session.values);
    const errors = { ...read.errors, ...(isDate(knownOn) && knownOn <= c.today ? {} : { [knownField]: c.t("reading.badDate") }) };
    const { answer } = read;
    if (Object.keys(errors).length > 0) return { kind: "stay", errors, keep: read.keep };
    if (answer?.kind !== "figure" && answer?.kind !== "milestone" && answer?.kind !== "description")
      return { kind: "stay", errors: { [figureField({ item: place.series })]: c.t("evaluation.writeShortly") } };
    const recorded = await recordFigure(c, r, answer, knownOn);
    if (!recorded.ok) return { kind: "stay", notice: c.t(`refusal.${recorded.refusal.code}`, recorded.refusal.params) };
    return { kind: "done", card: savedCard(c, r, { answer, parts: [], knownOn, recorded: recorded.value }) };
  },
};

/** The period was changed under figures that are another period's: what was only shown there must not be stored here. */
async function otherPeriod(c: Context, session: FormSession, r: RecordingRead): Promise<FormStep | undefined> {
  const before = session.values[drawnFor];
  if (before === undefined || before === r.at.period) return undefined;
  const drawn = await recordingFor(c, r.place, before);
  if (!drawn?.around.standing) return undefined;
  const shownThere = figureFields(question(c, drawn), {}).filter((f) => f.value !== undefined && f.value === session.values[f.id]);
  if (shownThere.length === 0) return undefined;
  return { kind: "go", step: "edit", forget: shownThere.map((f) => f.id), keep: { [drawnFor]: r.at.period }, notice: c.t("reading.otherPeriod", { period: formatPeriod(r.at.period, c.language) }) };
}

function placeIn(c: Context, session: FormSession): FigurePlace {
  const year = Number(session.values[periodField]?.slice(0, 4));
  const place = placeOf(c.active.programme, session.subject, Number.isFinite(year) ? year : undefined);
  if (!place) throw new Error(`form session ${session.id} names a figure that is not there`);
  return place;
}

function question(c: Context, r: RecordingRead): FigureQuestion {
  const { place, around } = r;
  return {
    item: { item: place.series, kind: place.kind === "tableYear" ? "figure" : place.kind }, indicator: place.indicator, figureOnly: true,
    language: c.language, programmeLanguage: c.active.programme.language, t: c.t,
    ...(around.before ? { before: around.before } : {}), ...(around.standing ? { answered: around.standing.answer } : {}),
  };
}

/** What a message said already, as the form's fields; a figure that was read back to the person is not doubted again. */
export function prefilled(c: Context, r: RecordingRead, typed: readonly string[], parts: readonly (string | undefined)[]): FieldValues {
  const names = r.place.indicator.breakdown?.parts ?? [];
  const item = { item: r.place.series };
  const fieldOf = (n: number): string | undefined => (names.length === 0 ? (typed.length === 1 ? figureField(item) : undefined) : names.includes(parts[n] ?? "") ? figureField(item, names.indexOf(parts[n] ?? "")) : undefined);
  const said = typed.flatMap((text, n) => {
    const field = fieldOf(n);
    return field === undefined ? [] : [[field, shown(c, text)], [sureField(field), shown(c, text)]];
  });
  // A figure whose part is not known is for the person to place: what stood before must not pass for it.
  const strays = typed.some((_, n) => fieldOf(n) === undefined);
  const fields = names.length === 0 ? [figureField(item)] : names.map((_, n) => figureField(item, n));
  const empty = strays ? fields.map((field) => [field, ""]) : [];
  return { [periodField]: r.at.period, [drawnFor]: r.at.period, ...(Object.fromEntries([...empty, ...said]) as FieldValues) };
}

const shown = (c: Context, text: string): string => {
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? formatNumber(value, c.language, 6) : text;
};

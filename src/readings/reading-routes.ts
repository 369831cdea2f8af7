import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import { openForm } from "../conversation/form-session.ts";
import { partNamed } from "../conversation/understand-list.ts";
import type { Params, Route } from "../conversation/route.ts";
import { measureById, measureName } from "../programme/look-up.ts";
import { formatDate } from "../texts/numbers.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { FigurePlace } from "./figure-place.ts";
import { placeMeant, placeOf } from "./figure-place.ts";
import { pickReading } from "./pick-reading.ts";
import { confirmedCard } from "./confirmed-card.ts";
import { askCard, faultCard, savedCard } from "./reading-cards.ts";
import { prefilled, readingForm } from "./reading-form.ts";
import type { RecordingRead, TypedFigures } from "./read-recording.ts";
import { ownFigures, readFigures, recordingFor, typedIn } from "./read-recording.ts";
import { confirmedIn, confirmEntry, mayRecord, recordFigure, takeBackEntry } from "./record-figure.ts";

export const readingRoutes: readonly Route[] = [
  { name: "reading.record", deed: "readStatus", help: "help.record", handle: record },
  { name: "reading.save", deed: "readStatus", handle: (c, p) => withPlace(c, p, (r) => save(c, r, p)) },
  { name: "reading.edit", deed: "readStatus", handle: (c, p) => withPlace(c, p, (r) => edit(c, r, p)) },
  { name: "reading.undo", deed: "readStatus", handle: undo },
  { name: "reading.confirm", deed: "compile", handle: confirm },
  { name: "reading.pick", deed: "readStatus", handle: pickReading },
];

/** "kirjaa 1b 5,2 %", "Porin kotihoidon asiakkaat 1 210 vuonna 2020": read back first; stored when the person says so. */
async function record(c: Context, p: Params): Promise<Reply> {
  const place = placeMeant(c.active.programme, p, yearIn(p["period"]));
  if (!place) return which(c, p);
  const said = { ...place.key, ...carried(p), ...numbersOf(place, p) };
  return withPlace(c, { ...said, ...(p["period"] === undefined ? {} : { p: p["period"] }) }, async (r) => {
    const params = { ...said, p: r.at.period };
    const read = readFigures(r, typedFigures(r.place, params));
    if (read.kind === "more") return edit(c, r, params);
    if (read.kind === "fault") return replyCard(faultCard(c, r, read.reason, params), "asker");
    const confirmed = await confirmedIn(c, r);
    if (confirmed) return replyCard(confirmedCard(c, r, confirmed, params), "asker");
    return replyCard(askCard(c, r, { answer: read.answer, parts: partsOf(r.place, params), params, others: p["others"] === "1", ...(read.jump ? { jump: read.jump } : {}) }), "asker");
  });
}

/** What a message said of the figure: its digits, the unit, and whether it is a difference. */
const carried = (p: Params): Params => Object.fromEntries((["v", "u", "d", "w"] as const).flatMap((key) => (p[key] === undefined ? [] : [[key, p[key]]])));

/** The parts that the figures were said of, by their numbers: `n=2;0;1`, so that buttons stay short. */
function numbersOf(place: FigurePlace, p: Params): Params {
  const parts = place.indicator.breakdown?.parts ?? [];
  const named = p["parts"]?.split(";") ?? (p["place"] === undefined ? [] : [p["place"]]);
  const numbers = named.map((word) => parts.indexOf(partNamed(word, parts) ?? ""));
  return numbers.some((n) => n >= 0) ? { n: numbers.map((n) => (n < 0 ? "" : String(n))).join(";") } : {};
}

const typedFigures = (place: FigurePlace, p: Params): TypedFigures => ({ typed: typedIn(p), parts: partsOf(place, p), unit: p["u"], difference: p["d"] === "1", course: p["w"] });

const yearIn = (period: string | undefined): number | undefined => (period !== undefined && /^\d{4}/.test(period) ? Number(period.slice(0, 4)) : undefined);

const partsOf = (place: FigurePlace, p: Params): TypedFigures["parts"] =>
  (p["n"] ?? "").split(";").map((n) => (n === "" ? undefined : place.indicator.breakdown?.parts[Number(n)]));

/** The figure that a button or form is about, when this person may record it. */
async function withPlace(c: Context, p: Params, then: (r: RecordingRead) => Promise<Reply>): Promise<Reply> {
  const place = placeOf(c.active.programme, p, yearIn(p["p"]));
  if (!place) return replySentence(c, c.t("talk.recordWhich"));
  const r = await recordingFor(c, place, p["p"]);
  if (!r) return replySentence(c, c.t("reading.badPeriod"));
  return mayRecord(c, place, r.owed) ? then(r) : replySentence(c, c.t("reading.notYours"));
}

/** A measure with several indicators: which of them. */
function which(c: Context, p: Params): Promise<Reply> {
  const found = measureById(c.active.programme, p["measure"] ?? "");
  if (!found || found.measure.indicators.length === 0) return Promise.resolve(replySentence(c, c.t("talk.recordWhich")));
  const said = { ...carried(p), ...(p["parts"] === undefined ? {} : { parts: p["parts"] }), ...(p["period"] === undefined ? {} : { period: p["period"] }) };
  const items = found.measure.indicators.map((i) => ({
    text: plain(i.name ?? i.text), button: { label: c.t("reading.save"), route: "reading.record", params: { indicator: i.id, ...said } },
  }));
  return Promise.resolve(replyCard(cardOf(c, c.t("pick.title"), [{ kind: "text", text: `**${c.t("pick.title")}** ${plain(measureName(found.measure))}` }, { kind: "list", items }]), "asker"));
}

async function save(c: Context, r: RecordingRead, p: Params): Promise<Reply> {
  const read = readFigures(r, typedFigures(r.place, p));
  if (read.kind === "more") return edit(c, r, p);
  if (read.kind === "fault") return replyCard(faultCard(c, r, read.reason, p), "asker");
  const confirmed = await confirmedIn(c, r);
  if (confirmed) return replyCard(confirmedCard(c, r, confirmed, p), "asker");
  const recorded = await recordFigure(c, r, read.answer, c.today);
  if (!recorded.ok) return replySentence(c, c.t(`refusal.${recorded.refusal.code}`, recorded.refusal.params));
  return { kind: "card", card: savedCard(c, r, { answer: read.answer, parts: partsOf(r.place, p), knownOn: c.today, recorded: recorded.value }), to: "asker", replace: true };
}

const edit = (c: Context, r: RecordingRead, p: Params): Promise<Reply> =>
  openForm(c, { form: readingForm, subject: r.place.key, step: "edit", values: prefilled(c, r, ownFigures(r.place, p), partsOf(r.place, p)) });

async function undo(c: Context, p: Params): Promise<Reply> {
  const id = `${c.active.programme.id}:${p["e"] ?? ""}`;
  const entry = await c.ports.stores.entries.get(id);
  const series = entry?.value.series ?? "";
  const place = seriesPlace(c, series);
  if (!entry || !place || !mayRecord(c, place, undefined)) return replySentence(c, c.t("reading.notYours"));
  return replySentence(c, c.t((await takeBackEntry(c, id, Number(p["n"]))) ? "reading.takenBack" : "reading.takenBackAlready"));
}

/** Any place that shows the series: who may record it may take it back. */
function seriesPlace(c: Context, series: string): FigurePlace | undefined {
  const { programme } = c.active;
  const [t = "", column] = series.split("/");
  if (column !== undefined) return placeOf(programme, { t, c: column });
  const indicator = programme.groups.flatMap((g) => g.measures).flatMap((m) => m.indicators).find((i) => (i.series ?? i.id) === series);
  return indicator && placeOf(programme, { i: indicator.id });
}

async function confirm(c: Context, p: Params): Promise<Reply> {
  const done = await confirmEntry(c, `${c.active.programme.id}:${p["e"] ?? ""}`, Number(p["n"]));
  return replySentence(c, done ? c.t("reading.confirmed", { date: formatDate(c.today, c.language) }) : c.t("reading.confirmedAlready"));
}

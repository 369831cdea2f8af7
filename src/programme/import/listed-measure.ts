import { dropStruckAndRepeated, treesOf } from "./cells.ts";
import type { DraftMeasure, Told } from "./draft.ts";
import { emptyMeasure } from "./draft.ts";
import type { ListItem, NotedLine } from "./list-items.ts";
import { withField } from "./noted-measures.ts";
import { withoutNotes } from "./notes.ts";
import { readResponsibles } from "./responsible.ts";
import { isTime, readSchedule } from "./schedule.ts";
import type { Work } from "./work.ts";

const inBrackets = /\s*\(([^()]+)\)\.?$/u;
const whoAnswers = /^(?:vastuu(?:henkilöt?|taho)?|vastaa|ansvarig\p{L}*|owner|responsible):?\s+(.*)$/iu;

/** The measures of a goal's list. */
export function measuresOf(work: Work, items: readonly ListItem[], goal: number): readonly DraftMeasure[] {
  work.ledger.use(items.flatMap((x) => x.told.lines));
  const measure = (item: ListItem): DraftMeasure => ({ ...listedMeasure(work, item), goals: [goal] });
  return treesOf(dropStruckAndRepeated(work, items)).map(({ item, under }) => ({ ...measure(item), parts: under.map(measure) }));
}

/** A measure of a list: «… (vastuu: johtava hoitaja)» and «… (syksy 2025)» end it with who answers for it and when; labelled lines may stand under it. */
export function listedMeasure(work: Work, { told, raw, notes = [] }: ListItem): DraftMeasure {
  const { text, said } = withoutNotes(told.text);
  const written = { ...withBrackets({ ...told, text }), ...(raw === undefined ? {} : { raw }) };
  const line = told.lines.at(-1) ?? 0;
  const inline = said.map((note): NotedLine => ({ kind: note.kind, lines: [{ kind: "text", text: note.text, place: { line } }] }));
  return [...inline, ...notes].reduce((measure, note) => withNote(work, measure, note), written);
}

function withBrackets(told: Told): DraftMeasure {
  const [whole = "", inside = ""] = inBrackets.exec(told.text) ?? [];
  const [, time = inside, who] = /^([^,]+), (\p{L}.*)$/u.exec(inside) ?? [];
  const owners = whoAnswers.exec(inside)?.[1] ?? (isTime(time) ? who : undefined);
  if (owners === undefined && !isTime(inside)) return withTimeAtEnd(told);
  const before = withBrackets({ ...told, text: told.text.slice(0, told.text.length - whole.length) });
  return { ...before, ...(isTime(time) ? { schedule: readSchedule(time) } : {}), ...(owners === undefined ? {} : { owners: readResponsibles(owners) }) };
}

/** «Jäähallin lauhdelämmön talteenotto, 2026–2027». */
function withTimeAtEnd(told: Told): DraftMeasure {
  const [, text = "", time = ""] = /^(.*\p{L}),\s+([^,]+)$/u.exec(told.text) ?? [];
  return isTime(time) ? { ...emptyMeasure({ ...told, text }), schedule: readSchedule(time) } : emptyMeasure(told);
}

function withNote(work: Work, measure: DraftMeasure, note: NotedLine): DraftMeasure {
  const lines = note.lines.map((l) => l.place.line);
  work.ledger.use(lines);
  return note.lines.every((l) => l.text === "") ? { ...measure, otherLines: [...measure.otherLines, ...lines] } : withField(work, measure, note);
}

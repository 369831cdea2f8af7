/** What a labelled line under a measure tells of it. */
export type NoteKind = "schedule" | "indicator" | "owner";

const labels: readonly (readonly [NoteKind, string])[] = [
  ["schedule", "aikataulu|ajankohta|toteutusaika|tidtabell|tidsplan|schedule|timetable"],
  ["indicator", "(?:seuranta)?mittarit?|tunnusluvut?|indikator(?:er)?|mätare|indicators?"],
  ["owner", "vastuu?\\p{L}{0,3}hen?kil?[öo]t?|vastuutahot?|vastuussa|vastuu|vastaa|ansvarig\\p{L}*|owners?|responsible"],
];
const notes = labels.map(([kind, words]) => [kind, new RegExp(`^(?:${words})\\s*:\\s*(.*)$`, "iu")] as const);
const nextLabel = new RegExp(`[.,;]?\\s+(?=(?:${labels.map(([, words]) => words).join("|")})\\s*:)`, "iu");

export interface Note {
  readonly kind: NoteKind;
  /** What stands after the label; a dash alone is nothing. */
  readonly text: string;
}

/** «Aikataulu: 2025», «Vastuu: ylilääkäri Aino Salo», «Mittari: …». */
export function noteIn(text: string): Note | undefined {
  for (const [kind, pattern] of notes) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return { kind, text: /^[-–—]?$/u.test(found.trim()) ? "" : found };
  }
  return undefined;
}

/** «Vastuu: ylilääkäri Aino Salo. Aikataulu: 2025»: several on one line. Nothing where the line does not begin with a label. */
export function notesIn(text: string): readonly Note[] {
  return noteIn(text) === undefined ? [] : text.split(nextLabel).flatMap((part) => noteIn(part) ?? []);
}

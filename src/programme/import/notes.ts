/** What a labelled line under a measure tells of it. */
export type NoteKind = "schedule" | "indicator" | "owner";

const notes: readonly (readonly [NoteKind, RegExp])[] = [
  ["schedule", /^(?:aikataulu|ajankohta|tidtabell|tidsplan|schedule|timetable)\s*:\s*(.*)$/iu],
  ["indicator", /^(?:(?:seuranta)?mittarit?|tunnusluvut?|indikator(?:er)?|mätare|indicators?)\s*:\s*(.*)$/iu],
  ["owner", /^(?:vastuu?\p{L}{0,3}henkilöt?|vastuutahot?|vastuussa|vastuu|ansvarig\p{L}*|owners?|responsible)\s*:\s*(.*)$/iu],
];

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

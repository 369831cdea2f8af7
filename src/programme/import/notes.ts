/** What a labelled line under a measure tells of it. */
export type NoteKind = "schedule" | "indicator" | "owner";

const labels: readonly (readonly [NoteKind, string])[] = [
  ["schedule", "aikataulu|ajankohta|toteutusaika|toteutus(?=\\s*:\\s*(?:kevä|syksy|vuo|20\\d\\d|Q[1-4]|\\d))|tidtabell|tidsplan|schedule|timetable"],
  ["indicator", "(?:seuranta)?mittarit?|tunnusluvut?|indikator(?:er)?|mätare|indicators?"],
  ["owner", "vastuu?\\p{L}{0,3}hen?kil?[öo]t?|vastuutahot?|vastuussa|vastuu|vastaa|ansvarig\\p{L}*|owners?|responsible"],
];
const notes = labels.map(([kind, words]) => [kind, new RegExp(`^(?:${words})\\s*:\\s*(.*)$`, "iu")] as const);
const nextLabel = new RegExp(`\\s*[.,;|]?\\s+(?=(?:${labels.map(([, words]) => words).join("|")})\\s*:)`, "iu");

export interface Note {
  readonly kind: NoteKind;
  /** What stands after the label; a dash alone is nothing. */
  readonly text: string;
}

/** «Aikataulu: 2025», «Vastuu: ylilääkäri Aino Salo», «Mittari: …». */
export function noteIn(text: string): Note | undefined {
  for (const [kind, pattern] of notes) {
    const found = pattern.exec(text)?.[1]?.replace(/\s*\|$/u, "");
    if (found !== undefined) return { kind, text: /^[-–—]?$/u.test(found.trim()) ? "" : found };
  }
  return undefined;
}

/** «Vastuu: ylilääkäri Aino Salo. Aikataulu: 2025»: several on one line. Nothing where the line does not begin with a label. */
export function notesIn(text: string): readonly Note[] {
  return noteIn(text) === undefined ? [] : text.split(nextLabel).flatMap((part) => noteIn(part) ?? []);
}

/** «Omatoimikirjasto avataan (2025) Vastuu: kirjastonjohtaja»: what a text says of itself at its end, apart. */
export function withoutNotes(text: string): { readonly text: string; readonly said: readonly Note[] } {
  const [before = "", ...rest] = text.split(nextLabel);
  return noteIn(before) === undefined ? { text: before, said: rest.flatMap((part) => noteIn(part) ?? []) } : { text, said: [] };
}

/** «Täydennetään, kun suunnitelma on valmis», «nimetään myöhemmin»: the document leaves it open. */
export const isLeftOpen = (text: string): boolean =>
  /^(?:(?:mittarit?|toimenpiteet|indikatorerna)\s+)?(?:täydennetään|täydentyy|täydentyvät|täsmentyy|täsmentyvät|täsmennetään|tarkentuu|tarkentuvat|määritellään|sovitaan|päätetään|nimetään|kirjataan|laaditaan|kompletteras|preciseras|utses|to be)(?!\p{L})[^.]*(?:myöhemmin|(?<!\p{L})kun\s|jälkeen|yhteydessä|aikana|senare|när|later|defined|decided|named)/iu.test(text.trim()) ||
  /^(?:avoin|auki|tbd|täydennetään|täsmentyy|kompletteras)\.?$/iu.test(text.trim());

/** One form of a measure's label: `1.a`, `1a.`, `2 a.` -> "1a", "2a"; `12.` -> "12". Other styles stay as they are written. */
export function canonicalLabel(raw: string): string {
  const [, number, letter] = /^(\d{1,3})\s*\.?\s*([a-zåäö])?\s*[.)]?$/i.exec(raw.trim()) ?? [];
  return number === undefined ? raw.trim().replace(/\s+/g, " ") : `${number}${letter?.toLowerCase() ?? ""}`;
}

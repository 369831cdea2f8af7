import type { Rest } from "./rest.ts";

/** The system or survey a figure comes from: «(Kuntari, Sirius)», «TTT-hallintajärjestelmän …», «lähde: THL». */
export function takeSource(rest: Rest): string | undefined {
  const said = rest.take(/\(?(?:lähde|källa|source): ?([^();]+?)\)?\.?$/iu);
  if (said?.[1]) return said[1].trim();
  const inBrackets = rest.take(/\((\p{Lu}[\p{L}\d-]{3,}(?:, \p{Lu}[\p{L}\d-]{3,})*)\)/u);
  if (inBrackets?.[1]) return inBrackets[1];
  const system = /(?<![\p{L}])(\p{Lu}[\p{L}\d]*-\p{Ll}*järjestelmä)(?:n|ssä|stä|än|llä)?(?![\p{L}])/u.exec(rest.text);
  return system?.[1];
}

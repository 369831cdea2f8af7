import type { Responsible } from "../measure.ts";
import { isNobodyYet, readResponsibles, titleEnding } from "./responsible.ts";
import type { SourceLine } from "./source-document.ts";
import { isGap } from "./work.ts";

const acting = "(?:(?:vs|va|vt|t\\.f)\\.?\\s)?";
/** «päiväkodin», «kotihoidon»: whose leader somebody is. */
const genitive = "(?:[\\p{Ll}-]+(?<!hi|ii|aa|ää|oo|ee|uu|öö|yy)n\\s)?";
const title = `${acting}${genitive}(?:(?:vastaava|johtava|ylempi|alueellinen|tf\\.?)\\s)?[\\p{Ll}-]*(?:${titleEnding})`;
const name = "\\p{Lu}[\\p{L}'’-]+ \\p{Lu}[\\p{L}'’-]+";
const both = new RegExp(`^(.*?)(?:^|\\s)(${title})\\s+(${name})$`, "u");
const titleAtEnd = new RegExp(`^(.*?)(?:^|\\s)(${title})$`, "u");
/** «Essi Palosuo, Matti Ruusula». */
const namesAlone = new RegExp(`^${name}(?:(?:,| ja| och| and) ${name})*$`, "u");
const nameFirst = new RegExp(`^(${name})(?:\\s+(.*))?$`, "u");

export interface WithoutOwners {
  readonly lines: readonly SourceLine[];
  readonly owners: readonly Responsible[];
}

/** Takes the cells of a column of owners out of a flattened row: «… tai opintoihin työpajavastaava» and, on its next line, «Sanna Pihlava». */
export function takeOwners(lines: readonly SourceLine[]): WithoutOwners {
  const owners: Responsible[] = [];
  const kept: SourceLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as SourceLine;
    const found = isGap(line) ? undefined : ownerAt(line.text, lines[i + 1]);
    if (!found) {
      kept.push(line);
      continue;
    }
    if (!isNobodyYet(found.owner)) owners.push(...readResponsibles(found.owner));
    if (found.before !== "") kept.push({ ...line, text: found.before });
    if (found.usesNext) {
      const next = lines[i + 1] as SourceLine;
      if (found.after) kept.push({ ...next, text: found.after });
      i += 1;
    }
  }
  return { lines: kept, owners };
}

interface Found {
  readonly owner: string;
  readonly before: string;
  readonly usesNext?: boolean;
  readonly after?: string;
}

function ownerAt(text: string, next: SourceLine | undefined): Found | undefined {
  if (isNobodyYet(text) || namesAlone.test(text)) return { owner: text, before: "" };
  const whole = both.exec(text);
  if (whole) return { owner: `${whole[2] ?? ""} ${whole[3] ?? ""}`, before: whole[1] ?? "" };
  const begun = titleAtEnd.exec(text);
  if (!begun) return undefined;
  const named = next === undefined || isGap(next) ? null : nameFirst.exec(next.text);
  if (named) return { owner: `${begun[2] ?? ""} ${named[1] ?? ""}`, before: begun[1] ?? "", usesNext: true, after: named[2] ?? "" };
  // A title alone on its line.
  return begun[1] === "" ? { owner: text, before: "" } : undefined;
}

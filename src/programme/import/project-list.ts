import type { DraftGroup } from "./draft.ts";
import { goesOn } from "./join-text.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { isGap, tell } from "./work.ts";

type Project = DraftGroup["projects"][number];

const listHead = /^(.{3,80}?)\s+(?:Aikataulu|Tidtabell|Schedule)$/iu;
const endsInYear = /^(.*?)\s*(20\d\d)$/u;

/** A list of projects with a year each: «Chatbot-pohjainen neuvonta 2021». Its head ends in «Aikataulu»; later heads may not. */
export function readProjects(work: Work, lines: readonly SourceLine[], listBefore: string): { readonly projects: readonly Project[]; readonly list: string } {
  const at = lines.findIndex((l) => listHead.test(l.text));
  if (at < 0) return { projects: [], list: listBefore };
  let list = listBefore;
  let listLine: number | undefined;
  const projects: Project[] = [];
  let open: SourceLine[] = [];
  const close = (year: number | undefined): void => {
    if (open.length > 0) projects.push({ ...projectOf(work, open, list, year), ...(listLine === undefined ? {} : { listLine }) });
    open = [];
  };
  for (const [i, line] of lines.entries()) {
    if (i < at || isGap(line)) continue;
    const head = listHead.exec(line.text)?.[1];
    if (head !== undefined) {
      list = head;
      listLine = line.place.line;
      work.ledger.use([line.place.line]);
    } else if (isHeadOfMore(open, line, lines[i + 1])) {
      list = line.text;
      listLine = line.place.line;
      work.ledger.use([line.place.line]);
    } else {
      const [, text = "", year] = endsInYear.exec(line.text) ?? [];
      open.push(year === undefined ? line : { ...line, text });
      if (year !== undefined) close(Number(year));
    }
  }
  if (open.length > 0 && projects.length > 0) work.ledger.note("notUnderstood", open.map((l) => l.place.line), open.map((l) => l.text).join(" "));
  return { projects, list };
}

/** «Muut toteutukset» with a new sentence right under it names a list of its own. */
const isHeadOfMore = (open: readonly SourceLine[], line: SourceLine, next: SourceLine | undefined): boolean =>
  open.length === 0 && !endsInYear.test(line.text) && line.text.length < 50 && !goesOn(line.text) && next !== undefined && !isGap(next) && /^\p{Lu}/u.test(next.text);

function projectOf(work: Work, lines: readonly SourceLine[], list: string, year: number | undefined): Project {
  const title = tell(work, lines);
  work.ledger.use(lines.map((l) => l.place.line));
  return { title, list, ...(year === undefined ? {} : { year }) };
}

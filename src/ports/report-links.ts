import type { Language } from "../shared/language.ts";
import type { Scope } from "../shared/scope.ts";

/** A link to a report for one person, good for so many minutes; undefined when there is no address to give. The report is made when it is fetched. */
export interface ReportLinks {
  offer(wanted: ReportWanted): Promise<{ readonly url: string; readonly minutes: number } | undefined>;
}

export interface ReportWanted extends Scope {
  readonly round: string;
  readonly language: Language;
  readonly person: string;
}

import type { Scope } from "../shared/scope.ts";

/**
 * Siirto: items that somebody passes on. It is saved in one write with the request to the other person; the rows that change hands
 * are made from it (apply-handovers.ts), and made again by the sweep when a crash came in between.
 *
 * | lasts   | what                          | when                       | after it                                            |
 * |---------|-------------------------------|----------------------------|-----------------------------------------------------|
 * | round   | the named subjects            | in this round              | the next round asks whose they are                  |
 * | forGood | the named subjects            | from now on                | the other is their owner                            |
 * | time    | everything (a deputy)         | `begins` to `ends`         | open items go back; nobody has to remember it       |
 */
export interface Handover extends Scope {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly lasts: "round" | "forGood" | "time";
  /** Measures, projects, tables; absent for everything. */
  readonly subjects?: readonly HandedSubject[];
  /** Civil dates, both included. */
  readonly begins: string;
  readonly ends?: string;
  readonly at: number;
  /** `made`: rows are to be changed; `inForce`: they are, and the deputy's time runs; `ended`: nothing more to do. */
  readonly state: "made" | "inForce" | "ended";
}

export interface HandedSubject {
  readonly subject: string;
  readonly group: string;
}

/** Who answers for a person on a day: the deputy of the deputy, when that one is away, too. */
export function standIn(handovers: readonly Handover[], person: string, on: string): { readonly person: string; readonly handover?: string } {
  let at: { readonly person: string; readonly handover?: string } = { person };
  for (const met = new Set([person]); ; met.add(at.person)) {
    const next = handovers
      .filter((h) => h.lasts === "time" && h.state !== "ended" && h.from === at.person && h.begins <= on && on <= (h.ends ?? "9999") && !met.has(h.to))
      .reduce<Handover | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined);
    if (!next) return at;
    at = { person: next.to, handover: at.handover ?? next.id };
  }
}

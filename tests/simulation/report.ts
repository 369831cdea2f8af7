import type { CrashPlan } from "./crashing-ports.ts";
import type { Findings } from "./check.ts";

/** The findings as lines; the last is the totals. */
export function reportLines(f: Findings, more: { readonly restarts: number; readonly crashes?: CrashPlan }): readonly string[] {
  const kinds = [...(more.crashes?.byKind ?? new Map<string, number>())].sort(([a], [b]) => (a < b ? -1 : 1));
  const died = kinds.reduce((sum, [, n]) => sum + n, 0);
  const found = (["lost", "doubled", "wrongDay", "needless", "silent", "neverReminded"] as const).flatMap((what) => f[what].slice(0, 10).map((one) => `  ${what}: ${one}`));
  return [
    `Rounds closed       ${f.rounds}`,
    `Items ended         ${Object.entries(f.ends).map(([end, n]) => `${end} ${n}`).join(", ")}`,
    `Reminders arrived   ${f.reminders}`,
    `Fields acknowledged ${f.answers}`,
    `Processes restarted ${more.restarts}, of them died in a write ${died}, in ${kinds.filter(([, n]) => n > 0).length} of ${kinds.length} kinds of steps`,
    ...(kinds.some(([, n]) => n === 0) ? [`  never died in      ${kinds.filter(([, n]) => n === 0).map(([k]) => k).join(", ")}`] : []),
    ...found,
    `TOTAL lost ${f.lost.length}, doubled ${f.doubled.length}, wrong day ${f.wrongDay.length}, needless ${f.needless.length}, silent ${f.silent.length}, never reminded ${f.neverReminded.length}`,
  ];
}

export const isClean = (f: Findings): boolean => [f.lost, f.doubled, f.wrongDay, f.needless, f.silent, f.neverReminded].every((list) => list.length === 0);

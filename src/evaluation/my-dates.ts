import type { MyItems, MySubject } from "./my-items.ts";
import { datesOf } from "./round.ts";
import type { EvaluationRound } from "./round.ts";

/**
 * A group may have dates of its own. Whoever answers for several groups is told the nearest day that has not passed, so that no group
 * is late because another one has more time.
 */
export const dueOf = (mine: Pick<MyItems, "round" | "subjects">, today: string): string => {
  const open = mine.subjects.filter((s) => s.open);
  return nearest(mine.round, "dueOn", groupsOf(open.length > 0 ? open : mine.subjects), today);
};

export const editableUntilOf = (mine: Pick<MyItems, "round" | "subjects">, today: string): string => editableUntil(mine.round, groupsOf(mine.subjects), today);

/** Until when answers about these groups can be corrected. */
export const editableUntil = (round: EvaluationRound, groups: readonly string[], today: string): string => nearest(round, "editableUntil", groups, today);

/** Whether answers about a group can still be changed. */
export const isEditable = (round: EvaluationRound, group: string, today: string): boolean => today <= datesOf(round, group).editableUntil;

/** What of a person's items can still be changed. */
export const stillEditable = (mine: MyItems, today: string): MyItems => ({ ...mine, subjects: mine.subjects.filter((s) => isEditable(mine.round, s.group.id, today)) });

const groupsOf = (subjects: readonly MySubject[]): readonly string[] => [...new Set(subjects.map((s) => s.group.id))];

function nearest(round: EvaluationRound, what: "dueOn" | "editableUntil", groups: readonly string[], today: string): string {
  const days = groups.map((g) => datesOf(round, g)[what]).sort();
  return days.find((day) => day >= today) ?? days.at(-1) ?? round[what];
}

import type { Block } from "../vocabulary/card.ts";
import { leaves, measureRef } from "./measure-lines.ts";
import type { GroupView } from "./views.ts";
import type { CardContext } from "./wording.ts";
import { text, titleOf } from "./wording.ts";

const most = 5;

/** "Aikataulu on päättynyt, eikä näitä ole merkitty valmiiksi: 1a, 2b.": nothing when nothing is late. */
export function lateBlock(c: CardContext, view: Pick<GroupView, "measures" | "projects">): readonly Block[] {
  const measures = leaves(view.measures).filter((m) => m.overdue);
  const projects = view.projects.filter((p) => p.overdue);
  const late = [...measures.map((m) => measureRef(m.measure)), ...projects.map((p) => titleOf(p.project.title))];
  if (late.length === 0) return [];
  const which = late.length > most ? [...late.slice(0, most), c.t("status.more", { count: late.length - most })] : late;
  return [text(c.t("status.overdueSome", { which: which.join(", ") }), "warning")];
}

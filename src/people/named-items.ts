import { canonicalLabel } from "../programme/label.ts";
import { groupOf } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";

/** What an owner can be given in a group: its measures by id or label, its projects by id. */
export function itemsOf(programme: Programme, group: string): { find(text: string): string | undefined } {
  const { measures = [], projects = [] } = groupOf(programme, group) ?? {};
  return {
    find: (text) =>
      [...measures, ...projects].find((item) => item.id === text)?.id ?? measures.find((m) => m.label !== undefined && m.label === canonicalLabel(text))?.id,
  };
}

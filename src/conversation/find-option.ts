import type { Option } from "../vocabulary/form.ts";

const folded = (text: string): string => text.trim().toLowerCase().replaceAll(/[.!?"”“]+/g, "").replaceAll(/\s+/g, " ");

/** The option that somebody means by pressing it (its value), by typing its label or the beginning of it. */
export function findOption(options: readonly Option[], text: string): Option | undefined {
  const said = folded(text);
  if (said === "") return undefined;
  const exact = options.find((o) => o.value === text || folded(o.label) === said);
  if (exact) return exact;
  const begun = options.filter((o) => said.length >= 3 && folded(o.label).startsWith(said));
  return begun.length === 1 ? begun[0] : undefined;
}

/** «94¹ %», «[1]», «*»: a mark that leads to a note. */
const noteMark = /^(?:[[(]?\d{1,3}[\])]?(?:[,; ]+\d{1,3})*|[*†‡§]+)$/u;
const unit = /(?<!\p{L})[kcdm]?m$/u;
const powers: Readonly<Record<string, string>> = { "2": "²", "3": "³" };

/** What a raised text says after what stands before it: the power of a unit is kept («m²»), the mark of a note is left out, anything else stays. */
export function raised(text: string, before: string): string {
  const power = unit.test(before) ? powers[text.trim()] : undefined;
  return power ?? (noteMark.test(text.trim()) ? "" : text);
}

/** Whether a text can be the mark of a note or a power: worth asking `raised` about. */
export const canBeMark = (text: string): boolean => noteMark.test(text.trim());

/** The same content, in whatever order its fields were written; an empty list is as good as none. */
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a, plain) === JSON.stringify(b, plain);

function plain(_key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

import type { Aggregates, FindOptions, Stored } from "../../../../src/ports/aggregates.ts";

/** The store's contract in memory, with revisions: enough for a page that is tested without the product's store. */
export function memoryAggregates<T extends { readonly id: string }, K extends keyof T>(): Aggregates<T, K> {
  const rows = new Map<string, Stored<T>>();
  const compare = (options: FindOptions<T>) => (a: Stored<T>, b: Stored<T>): number => {
    const key = options.sort ?? "id";
    const [x, y] = [a.value[key], b.value[key]];
    const order = x < y ? -1 : x > y ? 1 : a.value.id < b.value.id ? -1 : 1;
    return options.descending ? -order : order;
  };
  const save: Aggregates<T, K>["save"] = async (stored, value) => {
    if (rows.get(value.id)?.rev !== stored.rev) return false;
    rows.set(value.id, { value, rev: stored.rev + 1 });
    return true;
  };
  return {
    get: async (id) => rows.get(id),
    insert: async (value) => {
      if (rows.has(value.id)) return false;
      rows.set(value.id, { value, rev: 1 });
      return true;
    },
    save,
    saveEach: async (changes) => {
      for (const { stored, value } of changes) await save(stored, value);
    },
    find: async (where, options = {}) => {
      const wanted = Object.entries(where) as [K, T[K]][];
      const found = [...rows.values()].filter((row) => wanted.every(([field, value]) => row.value[field] === value));
      return found.sort(compare(options)).slice(0, options.limit);
    },
    remove: async (id) => rows.delete(id),
  };
}

/**
 * Counts the writes of every collection while this process serves the store: every client's writes pass here, so whoever lives in the
 * same process can tell that nothing has changed since it last looked. Namespaces are `<database>.<collection>`.
 */
export class Writes {
  readonly #done = new Map<string, number>();
  readonly #underWay = new Map<string, number>();
  #everywhere = 0;
  #everywhereUnderWay = 0;

  /** Runs a write. Without a namespace it may touch every collection. */
  async during<T>(namespace: string | undefined, write: () => Promise<T> | T): Promise<T> {
    this.#begin(namespace);
    try {
      return await write();
    } finally {
      this.#end(namespace);
    }
  }

  /** The same twice: nothing was written between, and nothing is being written. Undefined: something is being written now. */
  stamp(namespace: string): string | undefined {
    if (this.#everywhereUnderWay > 0 || (this.#underWay.get(namespace) ?? 0) > 0) return undefined;
    return `${String(this.#everywhere)}:${String(this.#done.get(namespace) ?? 0)}`;
  }

  #begin(namespace: string | undefined): void {
    if (namespace === undefined) this.#everywhereUnderWay += 1;
    else this.#underWay.set(namespace, (this.#underWay.get(namespace) ?? 0) + 1);
  }

  #end(namespace: string | undefined): void {
    if (namespace === undefined) {
      this.#everywhereUnderWay -= 1;
      this.#everywhere += 1;
      return;
    }
    this.#underWay.set(namespace, (this.#underWay.get(namespace) ?? 1) - 1);
    this.#done.set(namespace, (this.#done.get(namespace) ?? 0) + 1);
  }
}

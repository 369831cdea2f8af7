/** Steps of one name one after the other, in the order in which they were handed in; others side by side. */
export type InOrder = <T>(name: string, step: () => Promise<T>) => Promise<T>;

export function createOrder(): InOrder {
  const last = new Map<string, Promise<unknown>>();
  return (name, step) => {
    const mine = last.get(name)?.then(step, step) ?? step();
    const ended = (): void => {
      if (last.get(name) === mine) last.delete(name);
    };
    last.set(name, mine);
    mine.then(ended, ended);
    return mine;
  };
}

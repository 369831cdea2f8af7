/** People whose things have changed lately, gathered for a moment so that ten answers publish a Home tab once. */
export interface Changes {
  note(team: string, user: string): void;
  /** Waits for what has been gathered. */
  settle(): Promise<void>;
}

const gatherMs = 400;

export function createChanges(look: (people: readonly { readonly team: string; readonly user: string }[]) => Promise<void>): Changes {
  const people = new Map<string, { readonly team: string; readonly user: string }>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    timer = undefined;
    const now = [...people.values()];
    people.clear();
    running = running.then(() => look(now));
  };
  return {
    note(team, user) {
      people.set(`${team}:${user}`, { team, user });
      timer ??= setTimeout(run, gatherMs);
    },
    async settle() {
      if (timer) {
        clearTimeout(timer);
        run();
      }
      await running;
    },
  };
}

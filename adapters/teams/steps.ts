/** The steps of showing one answer, by number: an attempt passes over what an earlier one has done. Only what was done counts. */
export interface Steps {
  /** Does one step, unless an earlier attempt has done it. */
  once(step: () => Promise<unknown>): Promise<void>;
  /** Gives the way back to here: what was done since then counts for nothing and is done anew, as in the next chat when one is found dead. */
  mark(): () => void;
  /** How many are done, in this attempt or before. */
  done(): number;
}

export function createSteps(before: number): Steps {
  let at = 0;
  let known = before;
  return {
    once: async (step) => {
      if (at >= known) await step();
      at += 1;
    },
    mark: () => {
      const here = at;
      return () => {
        at = here;
        known = Math.min(known, here);
      };
    },
    done: () => Math.max(at, known),
  };
}

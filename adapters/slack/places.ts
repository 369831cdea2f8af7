/** A few working places and a queue before them, in which the urgent stand first. */
export interface Places {
  take(urgent: boolean, work: () => Promise<void>): Promise<void>;
}

export function createPlaces(count: number): Places {
  const urgentOnes: (() => void)[] = [];
  const others: (() => void)[] = [];
  let free = count;
  const next = (): void => {
    const begin = urgentOnes.shift() ?? others.shift();
    if (begin) begin();
    else free += 1;
  };
  return {
    async take(urgent, work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => (urgent ? urgentOnes : others).push(resolve));
      try {
        await work();
      } finally {
        next();
      }
    },
  };
}

/** Who a piece of work is for, and whether it can wait. */
export interface Ticket {
  readonly team: string;
  /** What one person does is done in its order, one thing at a time; empty: nobody's. */
  readonly person: string;
  readonly urgent: boolean;
}

/** Working places and a queue before them, in which the urgent stand first. */
export interface Places {
  /** `thought`: the rest only waits for Slack, so that somebody else may think. */
  take(ticket: Ticket, work: (thought: () => void) => Promise<void>): Promise<void>;
}

export interface Room {
  /** So many at once use the processor: more would keep new requests waiting for their acknowledgement. */
  readonly thinking: number;
  /** Besides those, for what cannot wait. */
  readonly urgent: number;
  readonly all: number;
  /** One workspace whose Slack is slow must not take every place. */
  readonly forOneTeam: number;
}

export function createPlaces(room: Room): Places {
  const waiting: { readonly ticket: Ticket; readonly begin: () => void }[] = [];
  const teams = new Map<string, number>();
  const busy = new Set<string>();
  let taken = 0;
  let thinking = 0;

  const fits = ({ team, person, urgent }: Ticket): boolean =>
    thinking < room.thinking + (urgent ? room.urgent : 0) && taken < room.all && (teams.get(team) ?? 0) < room.forOneTeam && (person === "" || !busy.has(keyOf(team, person)));
  const enter = ({ team, person }: Ticket): void => {
    thinking += 1;
    taken += 1;
    teams.set(team, (teams.get(team) ?? 0) + 1);
    if (person !== "") busy.add(keyOf(team, person));
  };
  const leave = ({ team, person }: Ticket): void => {
    taken -= 1;
    teams.set(team, (teams.get(team) ?? 1) - 1);
    busy.delete(keyOf(team, person));
    callNext();
  };
  /** The first urgent one that fits, else the first of the others; one person's earlier work stands before that person's later work. */
  const callNext = (): void => {
    const held = new Set<string>();
    const inOrder = waiting.filter(({ ticket }) => {
      const key = keyOf(ticket.team, ticket.person);
      if (ticket.person === "") return true;
      const first = !held.has(key);
      held.add(key);
      return first;
    });
    const able = inOrder.filter((w) => fits(w.ticket));
    const next = able.find((w) => w.ticket.urgent) ?? able[0];
    if (!next) return;
    waiting.splice(waiting.indexOf(next), 1);
    enter(next.ticket);
    // New requests are heard first.
    setImmediate(next.begin);
  };

  return {
    async take(ticket, work) {
      let thinks = true;
      const thought = (): void => {
        if (!thinks) return;
        thinks = false;
        thinking -= 1;
        callNext();
      };
      const behind = waiting.some((w) => w.ticket.person !== "" && keyOf(w.ticket.team, w.ticket.person) === keyOf(ticket.team, ticket.person));
      if (fits(ticket) && !behind) enter(ticket);
      else await new Promise<void>((resolve) => waiting.push({ ticket, begin: resolve }));
      try {
        await work(thought);
      } finally {
        leave(ticket);
        thought();
      }
    },
  };
}

const keyOf = (team: string, person: string): string => `${team}:${person}`;

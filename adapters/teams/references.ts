import type { Aggregates } from "../../src/ports/aggregates.ts";
import type { TeamsActivity } from "./activity.ts";
import { kindOf, splitThread, tenantOf, userOf } from "./activity.ts";
import type { ReferenceRow } from "./collections.ts";

/** Where conversations are reached: learned from every activity, kept fresh. */
export interface References {
  /** Remembers where this came from. */
  learn(activity: TeamsActivity): Promise<void>;
  /** A personal chat that has just been made. */
  add(row: Omit<ReferenceRow, "id" | "at">): Promise<void>;
  get(tenant: string, conversation: string): Promise<ReferenceRow | undefined>;
  /** Personal chats with a user, freshest first, dead ones too. */
  chatsWith(tenant: string, user: string): Promise<readonly ReferenceRow[]>;
  /** The freshest of them that lives. */
  direct(tenant: string, user: string): Promise<ReferenceRow | undefined>;
  /** Anywhere in the tenant that the bot is: gives the address to open a chat through. */
  anywhere(tenant: string): Promise<ReferenceRow | undefined>;
  /** Channels and chats of a tenant; of one team when it is named. */
  all(where: { readonly tenant?: string; readonly team?: string }): Promise<readonly ReferenceRow[]>;
  /** Whether the bot is there. When it comes back it may greet again. */
  mark(tenant: string, conversation: string, gone: boolean): Promise<void>;
  /** There is no such conversation any more. */
  forget(tenant: string, conversation: string): Promise<void>;
  /** True for the activity that is to greet, also when it is taken up again. Install events come in pairs, side by side. */
  greet(tenant: string, conversation: string, activity: string): Promise<boolean>;
  /** Nothing arrived: another activity may greet. */
  ungreet(tenant: string, conversation: string, activity: string): Promise<void>;
}

/** An unchanged reference is written again this often. */
const freshForMs = 3_600_000;

const idOf = (tenant: string, conversation: string): string => `${tenant}|${conversation}`;

/** Always read from the store: another process may have heard that the bot was taken away, or that it is back. */
export function createReferences(rows: Aggregates<ReferenceRow, "tenant" | "user" | "team">, now: () => number): References {
  async function put(next: ReferenceRow): Promise<void> {
    const stored = await rows.get(next.id);
    const kept = stored?.value.greeted ? { ...next, greeted: stored.value.greeted } : next;
    if (stored && same(stored.value, kept) && next.at - stored.value.at < freshForMs) return;
    if (!(stored ? await rows.save(stored, kept) : await rows.insert(kept))) return put(next);
  }

  /** False when there is no such row, or nothing to change in it. */
  async function change(tenant: string, conversation: string, next: (row: ReferenceRow) => ReferenceRow | undefined): Promise<boolean> {
    const stored = await rows.get(idOf(tenant, conversation));
    const value = stored && next(stored.value);
    if (!stored || !value) return false;
    return (await rows.save(stored, value)) || change(tenant, conversation, next);
  }

  const chatsWith = async (tenant: string, user: string): Promise<readonly ReferenceRow[]> =>
    (await rows.find({ tenant, user }, { sort: "at", descending: true, limit: 10 })).map((r) => r.value);

  return {
    chatsWith,
    learn: (activity) => put(rowOf(activity, now())),
    add: (row) => put({ ...row, id: idOf(row.tenant, row.conversation), at: now() }),
    get: async (tenant, conversation) => (await rows.get(idOf(tenant, conversation)))?.value,
    mark: async (tenant, conversation, gone) => {
      await change(tenant, conversation, (row) => ((row.gone ?? false) === gone ? undefined : gone ? { ...ungreeted(row), gone } : there(row)));
    },
    forget: async (tenant, conversation) => void (await rows.remove(idOf(tenant, conversation))),
    greet: (tenant, conversation, activity) => change(tenant, conversation, (row) => ([undefined, activity].includes(row.greeted) ? { ...row, greeted: activity } : undefined)),
    ungreet: async (tenant, conversation, activity) => {
      await change(tenant, conversation, (row) => (row.greeted === activity ? ungreeted(row) : undefined));
    },
    direct: async (tenant, user) => (await chatsWith(tenant, user)).find((r) => !r.gone),
    anywhere: async (tenant) => (await rows.find({ tenant }, { limit: 200 })).map((r) => r.value).find((r) => !r.gone && r.kind !== "personal") ?? (await rows.find({ tenant }, { limit: 1 }))[0]?.value,
    all: async (where) => (await rows.find(where, { limit: 2_000 })).map((r) => r.value),
  };
}

const ungreeted = ({ greeted: _greeted, ...row }: ReferenceRow): ReferenceRow => row;
const there = ({ gone: _gone, ...row }: ReferenceRow): ReferenceRow => row;

function rowOf(a: TeamsActivity, at: number): ReferenceRow {
  const { conversation } = splitThread(a.conversation.id);
  const kind = kindOf(a);
  const team = a.channelData?.team?.id;
  return {
    id: idOf(tenantOf(a), conversation), tenant: tenantOf(a), conversation, kind, serviceUrl: a.serviceUrl, bot: a.recipient.id, at,
    ...(kind === "personal" ? { user: userOf(a.from) } : {}), ...(team === undefined ? {} : { team }),
  };
}

const same = (a: ReferenceRow, b: ReferenceRow): boolean =>
  a.serviceUrl === b.serviceUrl && a.bot === b.bot && a.user === b.user && a.team === b.team && a.kind === b.kind && (a.gone ?? false) === (b.gone ?? false);

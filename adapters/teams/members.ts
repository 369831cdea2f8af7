import type { Aggregates } from "../../src/ports/aggregates.ts";
import type { Log } from "../../src/ports/log.ts";
import type { MemberRow } from "./collections.ts";
import { faultOf, worthAnotherTry } from "./outcomes.ts";
import type { Member } from "./wire.ts";

/** What is known of users, asked from Teams once a day and kept. */
export interface Members {
  /** Undefined when Teams does not tell. Throws what may pass when nothing is known from before: who is unknown must not pass for staff. */
  profile(tenant: string, user: string, ask: () => Promise<Member | undefined>): Promise<MemberRow | undefined>;
  learn(tenant: string, members: readonly Member[]): Promise<void>;
  forget(tenant: string, user: string): Promise<void>;
}

const keptMs = 24 * 3_600_000;
const idOf = (tenant: string, user: string): string => `${tenant}|${user}`;

const same = (a: MemberRow, b: MemberRow): boolean => a.name === b.name && a.guest === b.guest && a.email === b.email && a.principal === b.principal;

export function createMembers(rows: Aggregates<MemberRow, "tenant">, log: Log, now: () => number): Members {
  async function keep(tenant: string, member: Member): Promise<MemberRow> {
    const row: MemberRow = {
      id: idOf(tenant, member.user), tenant, name: member.name, guest: member.guest, at: now(),
      ...(member.email === undefined ? {} : { email: member.email }), ...(member.principal === undefined ? {} : { principal: member.principal }),
    };
    const stored = await rows.get(row.id);
    if (stored && now() - stored.value.at < keptMs && same(stored.value, row)) return stored.value;
    if (!(stored ? await rows.save(stored, row) : await rows.insert(row))) return keep(tenant, member);
    return row;
  }

  return {
    async profile(tenant, user, ask) {
      const kept = (await rows.get(idOf(tenant, user)))?.value;
      if (kept && now() - kept.at < keptMs) return kept;
      try {
        const told = await ask();
        return told ? await keep(tenant, { ...told, user }) : kept;
      } catch (error) {
        if (!kept && worthAnotherTry(error)) throw error;
        log.warn("teams.profileUnknown", faultOf(error));
        return kept;
      }
    },
    learn: async (tenant, members) => {
      for (const member of members) await keep(tenant, member);
    },
    forget: async (tenant, user) => {
      await rows.remove(idOf(tenant, user));
    },
  };
}

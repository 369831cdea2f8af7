import type { UsersInfoResponse } from "@slack/web-api";
import type { Aggregates } from "../../src/ports/aggregates.ts";
import type { Log } from "../../src/ports/log.ts";
import type { ClientFor } from "./clients.ts";
import type { MemberRow, Profile } from "./collections.ts";
import { faultOf } from "./sdk-log.ts";

/** What is known of the accounts of a workspace, asked from Slack once and kept. */
export interface Members {
  /** The direct conversation with a user; undefined when Slack gives none (deactivated, a bot, not installed). Throws what may pass. */
  direct(team: string, user: string): Promise<string | undefined>;
  /** Learns a direct conversation from a message in it. */
  learnDirect(team: string, user: string, channel: string): Promise<void>;
  /** The profile, at most a day old; undefined when Slack does not tell. */
  profile(team: string, user: string): Promise<Profile | undefined>;
  get(team: string, user: string): Promise<MemberRow | undefined>;
  setHome(team: string, user: string, home: string): Promise<void>;
  /** Users who have opened their Home tab. */
  withHome(team: string): Promise<readonly string[]>;
  /** Forgets a workspace. */
  forget(team: string): Promise<void>;
}

type User = NonNullable<UsersInfoResponse["user"]>;

const profileKeptMs = 24 * 3_600_000;
/** Directs held in memory; more than a programme has people. */
const mostHeld = 5_000;

export interface MembersNeeds {
  readonly rows: Aggregates<MemberRow, "team">;
  readonly client: ClientFor;
  /** The Enterprise Grid organisation of a workspace. */
  readonly enterprise: (team: string) => Promise<string | undefined>;
  readonly log: Log;
  readonly now: () => number;
}

export function createMembers(needs: MembersNeeds): Members {
  const directs = new Map<string, string>();
  const hold = (id: string, channel: string): string => {
    if (directs.size >= mostHeld) directs.clear();
    directs.set(id, channel);
    return channel;
  };

  const learnDirect = async (team: string, user: string, channel: string): Promise<void> => {
    const id = idOf(team, user);
    if (directs.get(id) === channel) return;
    const stored = await needs.rows.get(id);
    if (stored?.value.direct !== channel) await change(needs, team, user, { direct: channel });
    hold(id, channel);
  };

  async function direct(team: string, user: string): Promise<string | undefined> {
    const id = idOf(team, user);
    const known = directs.get(id) ?? (await needs.rows.get(id))?.value.direct;
    if (known !== undefined) return hold(id, known);
    const client = await needs.client(team, "look");
    const opened = await client?.conversations.open({ users: user });
    const channel = opened?.channel?.id;
    if (channel === undefined) return undefined;
    await change(needs, team, user, { direct: channel });
    return hold(id, channel);
  }

  return {
    direct,
    learnDirect,
    profile: (team, user) => profile(needs, team, user),
    get: async (team, user) => (await needs.rows.get(idOf(team, user)))?.value,
    withHome: async (team) => (await needs.rows.find({ team })).flatMap(({ value }) => (value.home === undefined ? [] : [value.user])),
    setHome: (team, user, home) => change(needs, team, user, { home }),
    forget: async (team) => {
      directs.clear();
      for (const row of await needs.rows.find({ team })) await needs.rows.remove(row.value.id);
    },
  };
}

const idOf = (team: string, user: string): string => `${team}:${user}`;

async function change(needs: MembersNeeds, team: string, user: string, what: Partial<MemberRow>): Promise<void> {
  const id = idOf(team, user);
  const stored = await needs.rows.get(id);
  const done = stored ? await needs.rows.save(stored, { ...stored.value, ...what }) : await needs.rows.insert({ id, team, user, ...what });
  if (!done) return change(needs, team, user, what);
}

async function profile(needs: MembersNeeds, team: string, user: string): Promise<Profile | undefined> {
  const kept = (await needs.rows.get(idOf(team, user)))?.value.profile;
  if (kept && needs.now() - kept.at < profileKeptMs) return kept;
  try {
    const client = await needs.client(team, "look");
    const told = (await client?.users.info({ user }))?.user;
    if (!told) return kept;
    const { tz, profile: shown } = told;
    const fresh: Profile = {
      name: shown?.real_name ?? told.real_name ?? told.name ?? user,
      ...(shown?.email ? { email: shown.email } : {}),
      ...(tz ? { zone: tz } : {}),
      guest: told.is_restricted === true || told.is_ultra_restricted === true,
      external: isExternal(told, team, await needs.enterprise(team)),
      deactivated: told.deleted === true,
      bot: told.is_bot === true,
      at: needs.now(),
    };
    await change(needs, team, user, { profile: fresh });
    return fresh;
  } catch (error) {
    needs.log.warn("slack.profileUnknown", faultOf(error));
    return kept;
  }
}

/** Of another organisation. A colleague in another workspace of our own Enterprise Grid is not; whoever belongs to somebody else's Grid is. */
function isExternal(told: User, team: string, enterprise: string | undefined): boolean {
  if (enterprise !== undefined && told.enterprise_user?.enterprise_id === enterprise) return false;
  return told.is_stranger === true || (told.team_id !== undefined && told.team_id !== team);
}

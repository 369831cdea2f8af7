import { followAccount } from "../../src/people/follow-account.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import type { AccountRef } from "../../src/vocabulary/incoming.ts";
import type { Desk } from "./desk.ts";
import { platform } from "./options.ts";

/** What the profile says of an account now; nothing when Slack does not tell. */
export async function noteStanding(desk: Desk, active: ActiveProgramme, ref: AccountRef): Promise<void> {
  const profile = await desk.members.profile(ref.tenant, ref.user);
  if (profile) await followAccount(desk.ports, active, ref, { guest: profile.guest || profile.external, gone: profile.deactivated });
}

/** Looks through everybody's accounts: a profile is at most a day old, so Slack is asked once a day for each. */
export async function reviewStandings(desk: Desk): Promise<void> {
  const active = await desk.app.programme();
  if (!active) return;
  const accounts = await desk.ports.stores.accounts.find({ programme: active.programme.id });
  for (const { value } of accounts) if (value.ref.platform === platform && (await desk.workspaces.find(value.ref.tenant))) await noteStanding(desk, active, value.ref);
}

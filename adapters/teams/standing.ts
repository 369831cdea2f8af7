import { followAccount } from "../../src/people/follow-account.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import type { AccountRef } from "../../src/vocabulary/incoming.ts";
import type { MemberRow } from "./collections.ts";
import type { Desk } from "./desk.ts";
import { referenceOf } from "./direct.ts";
import { platform } from "./options.ts";
import { faultOf } from "./outcomes.ts";
import type { Member } from "./wire.ts";

/** Keeps whether an account is a guest's, as Teams told it. That it was closed Teams does not tell: messages to it fail, and say so. */
export async function noteStanding(desk: Desk, active: ActiveProgramme, ref: AccountRef, profile: MemberRow | undefined): Promise<void> {
  if (profile) await followAccount(desk.ports, active, ref, { guest: profile.guest, gone: false });
}

/** Looks through everybody's accounts, also those that a coordinator matched: Teams is asked once a day for each. */
export async function reviewStandings(desk: Desk): Promise<void> {
  const active = await desk.app.programme();
  if (!active) return;
  const accounts = await desk.ports.stores.accounts.find({ programme: active.programme.id });
  for (const { value: { ref } } of accounts) {
    const chat = ref.platform === platform ? await desk.references.direct(ref.tenant, ref.user) : undefined;
    if (!chat) continue;
    const ask = (): Promise<Member | undefined> => desk.wire.talk(referenceOf(chat), (talk) => talk.member(ref.user));
    await desk.members.profile(ref.tenant, ref.user, ask).then((profile) => noteStanding(desk, active, ref, profile), (error: unknown) => desk.ports.log.warn("teams.profileUnknown", faultOf(error)));
  }
}

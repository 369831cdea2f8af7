import { matchCard, suggestMatch, withdrawSuggestion } from "../../src/people/match-account.ts";
import type { Person } from "../../src/people/person.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import type { Stored } from "../../src/ports/aggregates.ts";
import type { Setting } from "../../src/ports/setting.ts";
import { accountId } from "../../src/vocabulary/incoming.ts";
import type { Desk } from "./desk.ts";
import { platform } from "./options.ts";
import { finalReason, outcomeOf, retryAfterMs } from "./outcomes.ts";
import { postCard } from "./posting.ts";
import { faultOf } from "./sdk-log.ts";

/** Who has no account in a workspace when looked up gets one later, perhaps: asked again after this, and at once under another e-mail. */
const lookAgainMs = 7 * 24 * 3_600_000;

/** Finds people who could not be reached by their e-mail and asks them who they are. Once each. */
export async function introduce(desk: Desk): Promise<void> {
  const active = await desk.app.programme();
  if (!active) return;
  const lost = await desk.ports.stores.outbox.list({ state: "unreachable", programme: active.programme.id, limit: 200 });
  const people = [...new Set(lost.flatMap((e) => (e.to.kind === "person" ? [e.to.person] : [])))];
  for (const workspace of people.length === 0 ? [] : await desk.workspaces.all())
    for (const id of (await isTrusted(desk, active, workspace.team)) ? people : [])
      if (!(await introduceTo(desk, active, workspace.team, id))) break;
}

/**
 * Whether an e-mail of this workspace's profiles says anything. Where anybody may install Kvartti, whoever runs a workspace writes its
 * profiles: there the first person comes with an administrator's code or by a coordinator's word, and e-mails suggest after that.
 */
export async function isTrusted(desk: Desk, active: ActiveProgramme, team: string): Promise<boolean> {
  if (desk.workspaces.named) return true;
  const accounts = await desk.ports.stores.accounts.find({ programme: active.programme.id });
  return accounts.some((a) => a.value.ref.platform === platform && a.value.ref.tenant === team);
}

/** False: this workspace's Slack answers nobody's question now. */
async function introduceTo(desk: Desk, active: ActiveProgramme, team: string, id: string): Promise<boolean> {
  const person = (await desk.ports.stores.persons.get(id))?.value;
  const setting: Setting = { ...active.scope, id: `introduced:${platform}:${team}:${id}`, text: "asked" };
  const before = await desk.ports.stores.settings.get(setting.id);
  if (person?.email === undefined || !(await isToBeLookedUp(desk, before?.value.text, person.email))) return true;
  const notFound = async (): Promise<boolean> => keep(desk, before, { ...setting, text: await notFoundText(desk, person.email ?? "") });
  try {
    const user = await userWith(desk, team, person.email);
    if (user === undefined) await notFound();
    else await askWho(desk, active, { team, user, person, setting, before });
    return true;
  } catch (error) {
    const reason = finalReason(error);
    // Another refusal says nothing about whether there is such a person: a missing scope is granted, a network allowed later.
    if (reason === "notFound") await notFound();
    else desk.ports.log.warn("slack.introductionWaits", faultOf(error));
    return reason !== "notInstalled" && retryAfterMs(error) === undefined;
  }
}

async function userWith(desk: Desk, team: string, email: string): Promise<string | undefined> {
  const look = await desk.client(team, "look");
  const user = (await look?.users.lookupByEmail({ email }))?.user;
  return user?.deleted || user?.is_bot ? undefined : user?.id;
}

interface Asking {
  readonly team: string;
  readonly user: string;
  readonly person: Person;
  readonly setting: Setting;
  readonly before: Stored<Setting> | undefined;
}

async function askWho(desk: Desk, active: ActiveProgramme, { team, user, person, setting, before }: Asking): Promise<void> {
  const ref = { platform, tenant: team, user };
  if (await desk.ports.stores.accounts.get(accountId(ref))) return;
  const channel = await desk.members.direct(team, user);
  const client = await desk.client(team, "deliver");
  if (!client || channel === undefined || !(await suggestMatch(desk.ports, active, ref, person)) || !(await keep(desk, before, setting))) return;
  try {
    await postCard(client, { channel, key: setting.id }, matchCard(active, person));
  } catch (error) {
    if (outcomeOf(error).kind !== "inDoubt") {
      await desk.ports.stores.settings.remove(setting.id);
      await withdrawSuggestion(desk.ports, ref);
    }
    throw error;
  }
}

/** False: another process was faster. */
const keep = ({ ports }: Desk, before: Stored<Setting> | undefined, setting: Setting): Promise<boolean> =>
  before ? ports.stores.settings.save(before, setting) : ports.stores.settings.insert(setting);

/** That nobody was found: when, and under which e-mail, as its fingerprint. */
const notFoundText = async ({ ports }: Desk, email: string): Promise<string> => `notFound ${String(ports.clock.machine())} ${await ports.fingerprint(email)}`;

async function isToBeLookedUp({ ports }: Desk, remembered: string | undefined, email: string): Promise<boolean> {
  const [what, at = "0", mark] = (remembered ?? "").split(" ");
  return what !== "asked" && (ports.clock.machine() - Number(at) > lookAgainMs || mark !== (await ports.fingerprint(email)));
}

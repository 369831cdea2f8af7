import { afterEach, describe, expect, it } from "vitest";
import { openAggregates } from "../../adapters/mongo/aggregates.ts";
import { createClients } from "../../adapters/slack/clients.ts";
import { membersSpec, slackCollections } from "../../adapters/slack/collections.ts";
import type { MemberRow } from "../../adapters/slack/collections.ts";
import { createMembers } from "../../adapters/slack/members.ts";
import { createSlackMessenger } from "../../adapters/slack/messenger.ts";
import { tuningOf } from "../../adapters/slack/options.ts";
import { singleWorkspace } from "../../adapters/slack/workspaces.ts";
import { teamsCollections } from "../../adapters/teams/collections.ts";
import { csvOf, reportTable } from "../../src/broadcast/report-table.ts";
import { usualRetry } from "../../src/messaging/retry.ts";
import type { Messenger } from "../../src/ports/messenger.ts";
import { languages } from "../../src/shared/language.ts";
import { accountId, placeId } from "../../src/vocabulary/incoming.ts";
import { stubWorkspace, team } from "../adapters/slack/support/slack-office.ts";
import { directOf, startSlackStub } from "../adapters/slack/stub/slack-stub.ts";
import type { Failure } from "../adapters/slack/stub/slack-stub.ts";
import { botAdded, inChannel, personalId, tenant } from "../adapters/teams/support/activities.ts";
import { startConnector } from "../adapters/teams/support/connector.ts";
import { openTeamsOffice } from "../adapters/teams/support/teams-office.ts";
import { minutesLater, openBroadcastOffice, reportOf, sent } from "../support/broadcast-office.ts";
import type { Office } from "../support/office.ts";
import { textOf } from "../support/office.ts";
import { withStore } from "../support/store.ts";

/**
 * One broadcast to channels and a person of a platform, each with its own fault, through the platform's own adapter over HTTP.
 * What the author sees of it: the state and the reason of everybody, in the three languages.
 */
const store = withStore({ more: [...slackCollections, ...teamsCollections] });
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const scope = { organisation: "laituri", programme: "laituri" };
const person = "puheenjohtaja";

/** The office writes on a platform of its own; those who read are on this one: a channel per fault, and a person. */
async function readers(platform: { readonly name: string; readonly tenant: string; readonly user: string; readonly direct?: string }, channels: readonly string[]): Promise<Office> {
  const office = await openBroadcastOffice(store);
  for (const { value: place } of await store.stores.places.find({ programme: "laituri" })) await store.stores.places.remove(place.id);
  for (const conversation of channels) {
    const place = { platform: platform.name, tenant: platform.tenant, conversation, kind: "channel" as const };
    await store.stores.places.insert({ ...scope, id: placeId(place), platform: platform.name, tenant: platform.tenant, conversation, group: "koti", name: conversation });
  }
  const ref = { platform: platform.name, tenant: platform.tenant, user: platform.user };
  await store.stores.accounts.insert({ ...scope, id: accountId(ref), person, ref, seenAt: 1, ...(platform.direct === undefined ? {} : { direct: platform.direct }) });
  return office;
}

const reads = (office: Office, messenger: Messenger): void => void (office.ports.messengers as Map<string, Messenger>).set(messenger.platform, messenger);

/** Recipient -> "state: reason" as the spreadsheet has it, in the order of the languages. */
async function told(office: Office, id: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const report = await reportOf(office, store, id);
  expect(Object.values(report.counts).reduce((a, n) => a + n, 0)).toBe(report.rows.length);
  const tables = languages.map((language) => csvOf(reportTable(report, language, "Europe/Helsinki")).split("\r\n").slice(1, -1).map((line) => line.split(";")));
  return Object.fromEntries(report.rows.map((r, i) => [r.recipient.name, tables.map((rows) => [rows[i]?.[4], rows[i]?.[5]].filter((cell) => cell !== "").join(": "))]));
}

/** The report's first line as its reader's language has it. */
async function headline(office: Office, id: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const language of languages) {
    const author = await store.stores.persons.get("koordinaattori");
    if (author) await store.stores.persons.save(author, { ...author.value, language });
    lines.push(textOf(await office.press("koordinaattori", "dm", "broadcast.report", { b: id })).split("\n")[1] ?? "");
  }
  return lines;
}

const delivered = ["perillä", "framme", "delivered"];
const leaving = ["lähdössä: juuri lähdössä", "skickas: på väg just nu", "being sent: on its way right now"];
const asked = ["odottaa uutta yritystä: alusta pyysi odottamaan", "väntar på nytt försök: plattformen bad oss vänta", "waiting for another try: the platform asked us to wait"];
const down = ["odottaa uutta yritystä: alusta ei vastannut", "väntar på nytt försök: plattformen svarade inte", "waiting for another try: the platform did not answer"];
const unsure = ["perillemeno epävarma: alustan vastaus jäi saamatta", "osäkert om det kom fram: plattformens svar uteblev", "delivery uncertain: the platform’s answer never came"];
const gaveUp = ["ei mennyt perille: yritykset loppuivat", "kom inte fram: försöken tog slut", "not delivered: all tries were used"];
const archived = ["ei mennyt perille: kanava arkistoitu", "kom inte fram: kanalen är arkiverad", "not delivered: channel archived"];
const notFound = ["ei mennyt perille: kanavaa tai henkilöä ei löytynyt", "kom inte fram: kanalen eller personen hittades inte", "not delivered: channel or person not found"];
const uninstalled = ["ei mennyt perille: Kvarttia ei ole asennettu vastaanottajalle", "kom inte fram: Kvartti är inte installerad hos mottagaren", "not delivered: Kvartti is not installed for the recipient"];
const blocked = ["ei mennyt perille: vastaanottaja on estänyt viestit", "kom inte fram: mottagaren har blockerat meddelanden", "not delivered: the recipient has blocked messages"];
/** One try of everything that still waits at a time: the longest wait between two is an hour and a fifth. */
async function untilTriesEnd(office: Office): Promise<void> {
  for (let tries = 1; tries < usualRetry.tries; tries += 1) await minutesLater(office, store, 73);
}

describe("every fault of a platform ends in the right state of the report, with the right words", () => {
  it("on Slack, which can be asked whether a message arrived", async () => {
    const faults: Readonly<Record<string, readonly Failure[]>> = {
      good: [], limited: [{ status: 429, retryAfter: 600 }], broken: [{ status: 503 }], slow: ["hangs"], lost: ["lost"], uninstalled: [{ error: "account_inactive" }],
      odd: [{ error: "something_new" }],
    };
    const channels = [...Object.keys(faults), "old"];
    const stub = await startSlackStub([stubWorkspace(team, { channels: new Map(channels.map((c) => [c, c])), archived: new Set(["old"]) })]);
    closing.push(() => stub.close());
    for (const [channel, all] of Object.entries(faults)) stub.fail(`chat.postMessage ${channel}`, ...all);
    stub.fail(`chat.postMessage ${directOf("UKOTI")}`, { error: "messages_tab_disabled" });
    const office = await readers({ name: "slack", tenant: team, user: "UKOTI" }, channels);
    const client = createClients(singleWorkspace("xoxb-test-token-1", stub.apiUrl, store.log), stub.apiUrl, store.log, 250);
    const members = createMembers({ rows: openAggregates<MemberRow, "team">(store.connection, membersSpec), client, enterprise: () => Promise.resolve(undefined), log: store.log, now: () => Date.now() });
    reads(office, createSlackMessenger({ client, members, limits: tuningOf({ config: { receive: "http" } }).limits, now: () => Date.now(), delivered: () => Promise.resolve() }));

    const b = await sent(office, store, "koordinaattori", { to: "group:koti,body:ohjaus" });
    const first = await told(office, b.id);
    expect(first).toMatchObject({ good: delivered, limited: asked, broken: leaving, slow: leaving, lost: leaving, odd: down, old: archived, uninstalled });
    expect(first["Ohjausryhmän puheenjohtaja"]).toEqual(blocked);
    for (let tries = 0; tries < 2; tries += 1) await minutesLater(office, store, 15);
    expect(await told(office, b.id)).toMatchObject({ good: delivered, limited: delivered, broken: delivered, slow: delivered, lost: delivered, odd: delivered, old: archived, uninstalled });
    expect(stub.messages.map((m) => m.channel).sort()).toEqual(["broken", "good", "limited", "lost", "odd", "slow"]);
    expect(await headline(office, b.id)).toEqual([
      "Perille 6, ei mennyt perille 3 (kanava arkistoitu, Kvarttia ei ole asennettu vastaanottajalle, vastaanottaja on estänyt viestit), ei chatissa 1.",
      "Framme 6, kom inte fram 3 (kanalen är arkiverad, Kvartti är inte installerad hos mottagaren, mottagaren har blockerat meddelanden), inte i chatten 1.",
      "Delivered 6, not delivered 3 (channel archived, Kvartti is not installed for the recipient, the recipient has blocked messages), not on a chat 1.",
    ]);
  });

  it("on Teams, which cannot", async () => {
    const connector = await startConnector();
    closing.push(() => connector.close());
    const codes: Readonly<Record<string, Parameters<typeof connector.fail>[1][]>> = {
      good: [], limited: [{ status: 429, headers: { "retry-after": "600" } }], down: [{ status: 502 }], broken: [{ status: 500 }], slow: [{ status: 0, hangs: true }], lost: [{ status: 0, after: true }],
      removed: [{ status: 404, code: "ConversationNotFound" }], uninstalled: [{ status: 403, code: "BotNotInConversationRoster" }], dead: Array.from({ length: 40 }, () => ({ status: 503 })),
    };
    for (const [channel, all] of Object.entries(codes)) connector.fail(new RegExp(`POST .*/${channel}/`), ...all);
    const teams = await openTeamsOffice(store, connector, { again: true, tuning: { sendTimeoutMs: 250 } });
    closing.push(() => teams.close());
    const user = teams.user(person);
    const office = await readers({ name: "teams", tenant, user: user.aadObjectId, direct: personalId(user) }, Object.keys(codes));
    reads(office, teams.teams.messenger);
    await teams.deal(botAdded(connector, teams.user("kotijohtaja"), inChannel()));
    connector.posted.splice(0);
    connector.users.push(user);
    connector.fail(new RegExp(`POST .*/${personalId(user)}/`), { status: 403, code: "ConversationBlockedByUser" });

    const b = await sent(office, store, "koordinaattori", { to: "group:koti,body:ohjaus" });
    const first = await told(office, b.id);
    expect(first).toMatchObject({ good: delivered, limited: asked, down, broken: leaving, slow: leaving, lost: leaving, removed: notFound, uninstalled, dead: down });
    expect(first["Ohjausryhmän puheenjohtaja"]).toEqual(blocked);
    await untilTriesEnd(office);
    expect(await told(office, b.id)).toMatchObject({ good: delivered, limited: delivered, down: delivered, broken: unsure, slow: unsure, lost: unsure, removed: notFound, uninstalled, dead: gaveUp });
    expect(connector.posted.map((p) => p.conversation).sort()).toEqual(["down", "good", "limited", "lost"]);
    expect(await headline(office, b.id)).toEqual([
      "Perille 3, ei mennyt perille 4 (yritykset loppuivat, kanavaa tai henkilöä ei löytynyt, Kvarttia ei ole asennettu vastaanottajalle, vastaanottaja on estänyt viestit), ei chatissa 1, epävarmoja 3.",
      "Framme 3, kom inte fram 4 (försöken tog slut, kanalen eller personen hittades inte, Kvartti är inte installerad hos mottagaren, mottagaren har blockerat meddelanden), inte i chatten 1, osäkra 3.",
      "Delivered 3, not delivered 4 (all tries were used, channel or person not found, Kvartti is not installed for the recipient, the recipient has blocked messages), not on a chat 1, uncertain 3.",
    ]);
  });
});

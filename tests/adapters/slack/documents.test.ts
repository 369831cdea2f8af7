import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { readBytes } from "../../../adapters/documents/read-bytes.ts";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import { mayHaveToken } from "../../../adapters/slack/files.ts";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";
import { programmeYaml, toProgrammeFile } from "../../../src/programme/import/to-programme-file.ts";
import type { Programme } from "../../../src/programme/programme.ts";
import { readProgramme } from "../../../src/programme/read-programme.ts";
import { slides } from "../../programme/import/fixtures.ts";
import { withStore } from "../../support/store.ts";
import { directOf } from "./stub/slack-stub.ts";
import type { StubMessage } from "./stub/slack-stub.ts";
import type { OfficeOptions, SlackOffice } from "./support/slack-office.ts";
import { botUser, openSlackOffice, stubWorkspace, team, userOf } from "./support/slack-office.ts";

const store = withStore({ more: slackCollections });
const admin = userOf["ylläpitäjä"] ?? "";
const staff = userOf["hoitaja"] ?? "";
let office: SlackOffice;

afterEach(async () => {
  expect(office.stub.broken).toEqual([]);
  await office.stop();
});

function programmeOf(text: string): Programme {
  const { file } = toProgrammeFile(importDocument({ name: "ohjelma", lines: readLines(text) }), { today: "2024-01-01", organisation: "laituri" });
  const read = readProgramme(programmeYaml(file, "ohjelma.txt"));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.programme;
}

const documents = { read: async (name: string, content: Uint8Array) => ({ imported: importDocument(await readBytes(name, content, () => undefined)) }) };
const next = slides.replace("kasvaa 15 %", "kasvaa 20 %");

/** An office whose programme came from a document, with the document's next version waiting in Slack. */
async function open(more: OfficeOptions = {}): Promise<void> {
  office = await openSlackOffice(store, { programme: programmeOf(slides), documents, ...more });
  office.stub.files.set("ohjelma.txt", new TextEncoder().encode(next));
}

const drop = (who: string, files: readonly unknown[] = [office.stub.fileOf("ohjelma.txt")], words = "") =>
  office.write(who, words, { subtype: "file_share", files });
const told = (who: string, text: RegExp): Promise<StubMessage> =>
  office.until(() => office.stub.messages.findLast((m) => m.channel === directOf(who) && text.test(JSON.stringify(m.blocks))));

describe("an administrator sends the programme's document to Kvartti in Slack", () => {
  test.each(["http", "socket"] as const)("reads what was found and what changes, and takes it into use, over %s", async (receive) => {
    await open({ receive });
    await drop(admin);
    const card = await told(admin, /\+15 % → \+20 %/);
    expect((await office.app.programme())?.version).toBe(1);
    await office.press(admin, card, "Ota käyttöön");
    await told(admin, /versio 2/);
    expect((await office.app.programme())?.version).toBe(2);
    expect(office.stub.fetched).toEqual(["ohjelma.txt"]);
  });

  test("of several files the document is read, and that is said", async () => {
    await open();
    await drop(admin, [office.stub.fileOf("kuva.png"), office.stub.fileOf("ohjelma.txt")], "tässä uusi versio");
    await told(admin, /Luin yhden tiedoston: ohjelma\.txt/);
    expect(office.stub.fetched).toEqual(["ohjelma.txt"]);
  });

  test("the inbox keeps where the file is, not what it says; a killed process's file is read after the restart", async () => {
    await open();
    const event = { type: "message", channel_type: "im", subtype: "file_share", user: admin, text: "", ts: "3.3", channel: directOf(admin), team, files: [office.stub.fileOf("ohjelma.txt")] };
    office.stub.fail("chat.postMessage", { status: 500 });
    await office.event(event);
    const rows = store.connection.collection("slackinbox");
    await office.until(() => store.log.lines.find((l) => l.code === "slack.eventWaits"));
    const kept = JSON.stringify(await rows.find({ state: "open" }).toArray());
    expect(kept).toContain("url_private_download");
    expect(kept).not.toContain("what the file says");
    // Killed before it had an answer: the lease runs out, and another attempt begins from the message alone.
    await rows.updateOne({ state: "open" }, { $set: { leaseUntil: 1 }, $unset: { reply: "" } });
    await told(admin, /\+15 % → \+20 %/);
    expect(office.stub.fetched).toEqual(["ohjelma.txt", "ohjelma.txt"]);
  });
});

describe("a file that is not fetched", () => {
  test("of somebody who is no administrator: they are told so, and their words are answered", async () => {
    await open();
    await drop(staff);
    await told(staff, /ylläpitäjä/);
    await drop(staff, [office.stub.fileOf("ohjelma.txt")], "tavoite 1 tilanne?");
    await told(staff, /Minkä ryhmän tilannetta kysyt/);
    expect(office.stub.fetched).toEqual([]);
  });

  test("in a channel: the mention's words are answered", async () => {
    await open({ linked: true });
    await office.event({ type: "app_mention", user: admin, text: `<@${botUser}> ohje`, ts: "1.1", channel: "CKOTI", team, files: [office.stub.fileOf("ohjelma.txt")] });
    await office.until(() => office.stub.messages.find((m) => m.channel === "CKOTI"));
    expect(office.stub.fetched).toEqual([]);
  });

  test("that is too large, by its size or by what comes", async () => {
    await open({ tuning: { maxFileBytes: 1024 * 1024 } });
    await drop(admin, [office.stub.fileOf("ohjelma.txt", { size: 5_000_000 })]);
    await told(admin, /liian suuri \(enintään 1 Mt\)/);
    expect(office.stub.fetched).toEqual([]);
    office.stub.files.set("iso.txt", new Uint8Array(3_000_000));
    await drop(admin, [office.stub.fileOf("iso.txt", { size: 10 })]);
    await office.until(() => office.stub.messages.filter((m) => /liian suuri/.test(m.text)).length === 2);
  });

  test("that lies elsewhere: the token is not sent there, nor to where Slack's host would send it on", async () => {
    const asked: unknown[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.headers);
      response.end(next);
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    await open();
    const url = `http://127.0.0.1:${String((elsewhere.address() as AddressInfo).port)}/ohjelma.txt`;
    await drop(admin, [office.stub.fileOf("ohjelma.txt", { url_private_download: url })]);
    await told(admin, /En saanut tiedostoa/);
    office.stub.fail("file", { redirect: url });
    await drop(admin);
    await office.until(() => office.stub.messages.filter((m) => /En saanut tiedostoa/.test(m.text)).length === 2);
    expect(asked).toEqual([]);
    const slacks = ["https://files.slack.com/files-pri/T1-F1/download/a.pdf", "https://acme.slack.com/a.pdf"];
    const others = ["http://files.slack.com/a", "https://files.slack.com.evil.example/a", "https://evilslack.com/a", "https://slack.com@evil.example/a", "https://x@slack.com/a", "https://files.slack.com:8443/a", "file:///a", ""];
    expect([...slacks, ...others].filter((u) => mayHaveToken(u, undefined))).toEqual(slacks);
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  test("because the workspace has not allowed files: the sign-in page is not taken for the document", async () => {
    const { scopes } = stubWorkspace();
    await open({ workspaces: [stubWorkspace(team, { scopes: scopes.filter((s) => s !== "files:read") })] });
    await drop(admin);
    await told(admin, /En saanut tiedostoa/);
    expect(store.log.lines.some((l) => l.code === "slack.fileNotFetched" && l.context["reason"] === "signIn")).toBe(true);
    expect(JSON.stringify(store.log.lines)).not.toContain("xoxb");
  });

  test("at the first try comes at the second", async () => {
    await open();
    office.stub.fail("file", { status: 503 });
    await drop(admin);
    await told(admin, /\+15 % → \+20 %/);
    expect(office.stub.fetched).toHaveLength(2);
  });
});

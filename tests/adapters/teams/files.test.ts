import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readBytes } from "../../../adapters/documents/read-bytes.ts";
import { fetchFile, isPublic, publicLookup } from "../../../adapters/teams/fetch-file.ts";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { slides } from "../../programme/import/fixtures.ts";
import { inChannel, mentioned, personalId, said } from "./support/activities.ts";
import type { Json } from "./support/activities.ts";
import { actionsOf } from "./support/cards.ts";
import type { TeamsOffice, TeamsOfficeOptions } from "./support/teams-office.ts";
import { withTeams } from "./support/with-teams.ts";

const given = withTeams();
const { store } = given;
let files: Server;
let asked: IncomingMessage[];
let serve: (req: IncomingMessage, res: ServerResponse) => void;

beforeEach(async () => {
  asked = [];
  serve = (_req, res) => void res.end(slides);
  files = createServer((req, res) => {
    asked.push(req);
    serve(req, res);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => files.once("listening", resolve));
});
afterEach(async () => {
  files.close();
  files.closeAllConnections();
});

const port = (): string => String((files.address() as AddressInfo).port);
const link = (path = "ohjelma"): string => `http://127.0.0.1:${port()}/${path}?tempauth=salaisuus`;
const attached = (url: unknown = link(), name: unknown = "ohjelma.txt"): Json => ({
  contentType: "application/vnd.microsoft.teams.file.download.info", contentUrl: "https://laituri-my.sharepoint.com/ohjelma.txt", name, content: { downloadUrl: url, uniqueId: "1150D938", fileType: "txt" },
});
/** Teams sends the words of the message as an attachment, too. */
const sent = (o: TeamsOffice, person: string, ...attachments: unknown[]): Json => ({
  ...said(given.connector, o.user(person), ""), attachments: [...attachments, { contentType: "text/html", content: "<div></div>" }],
});
const open = (options: TeamsOfficeOptions = {}): Promise<TeamsOffice> => {
  const documents = { read: async (name: string, content: Uint8Array) => ({ imported: importDocument(await readBytes(name, content, () => undefined)) }) };
  return given.open({ ...options, documents });
};
const answerTo = (o: TeamsOffice, person: string): string => o.newest(personalId(o.user(person))).join(" ");

describe("an administrator drops the programme's document in the personal chat", () => {
  it("reads what was found and what changes, and takes it into use", async () => {
    const o = await open();
    await o.deal(sent(o, "ylläpitäjä", attached()));
    const cards = given.connector.in(personalId(o.user("ylläpitäjä")));
    expect(cards.flatMap(actionsOf).map((a) => a.title)).toEqual(expect.arrayContaining(["Ota käyttöön", "Älä ota"]));
    expect((await o.app.programme())?.version).toBe(1);
    expect(asked.map((req) => [req.url, req.headers.authorization, req.headers.cookie])).toEqual([["/ohjelma?tempauth=salaisuus", undefined, undefined]]);
    await o.press("ylläpitäjä", "Ota käyttöön");
    expect((await o.app.programme())?.programme.groups.map((g) => g.name)).not.toContain("Kotona asuminen");
  });

  it("the same message delivered again is not fetched again, and the log knows no link", async () => {
    const o = await open();
    const message = sent(o, "ylläpitäjä", attached());
    await o.deal(message);
    await o.deal(message);
    expect(asked).toHaveLength(1);
    expect(JSON.stringify(store.log)).not.toContain("salaisuus");
  });

  it("somebody else is refused before anything is fetched, and in a channel nothing is", async () => {
    const o = await open({ linked: "koti" });
    await o.deal(sent(o, "kotijohtaja", attached()));
    expect(answerTo(o, "kotijohtaja")).toContain("ylläpitäjä");
    await o.deal({ ...mentioned(given.connector, o.user("ylläpitäjä"), "ohje", inChannel()), attachments: [attached()] });
    expect(asked).toHaveLength(0);
  });

  it("too large, said beforehand or not, a link whose minutes are over, a server that hangs: a sentence that helps", async () => {
    const o = await open({ tuning: { fileBytes: 1024 * 1024, fileTimeoutMs: 300 } });
    const answerWhen = async (how: typeof serve): Promise<string> => {
      serve = how;
      await o.deal(sent(o, "ylläpitäjä", attached()));
      return answerTo(o, "ylläpitäjä");
    };
    expect(await answerWhen((_req, res) => void res.writeHead(200, { "content-length": 2 ** 31 }).write("x"))).toContain("liian suuri (enintään 1 Mt)");
    expect(await answerWhen((_req, res) => void res.writeHead(200, { "transfer-encoding": "chunked" }).end(Buffer.alloc(1024 * 1024 + 1)))).toContain("liian suuri");
    expect(await answerWhen((_req, res) => void res.writeHead(404).end())).toContain("ehti vanhentua");
    expect(await answerWhen((_req, res) => void res.writeHead(302, { location: "/toinen" }).end())).toContain("En saanut tiedostoa haettua");
    expect(await answerWhen((_req, res) => void res.write("alku"))).toContain("En saanut tiedostoa haettua");
    expect(await answerWhen((_req, res) => void res.writeHead(200, { "content-length": 100 }).end("alku"))).toContain("En saanut tiedostoa haettua");
    expect(await answerWhen((_req, res) => void res.writeHead(302, { location: "file:///etc/passwd" }).end())).toContain("en hae tiedostoja");
  });

  it("two files, and attachments that are not what Teams sends, are answered too", async () => {
    const o = await open();
    await o.deal(sent(o, "ylläpitäjä", attached(), attached()));
    expect(answerTo(o, "ylläpitäjä")).toContain("Luin yhden tiedoston");
    await o.deal(sent(o, "ylläpitäjä", attached("ei osoite")));
    expect(answerTo(o, "ylläpitäjä")).toContain("en hae tiedostoja");
    for (const odd of [null, 7, [], attached(5), attached(link(), 5), { contentType: {} }]) expect((await o.deal(sent(o, "ylläpitäjä", odd))).status).toBe(200);
    expect(asked).toHaveLength(1);
  });
});

describe("where a file is fetched from once Teams is authenticated", () => {
  const rules = { onlyLocal: false, maxBytes: 1_000_000, timeoutMs: 2_000 };

  it("not from this machine, a private network or without encryption", async () => {
    const links = [
      link(), `https://127.0.0.1:${port()}/`, `https://localhost:${port()}/`, `https://[::1]:${port()}/`, `https://2130706433:${port()}/`, `https://[::ffff:127.0.0.1]:${port()}/`,
      "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data", "https://192.168.1.1/", "https://[fd00::1]/", "http://laituri-my.sharepoint.com/x", "file:///etc/passwd", "https://a:b@laituri-my.sharepoint.com/", "",
    ];
    for (const at of links) expect([at, await fetchFile(at, rules)]).toEqual([at, { refused: "notTrusted" }]);
    expect(asked).toHaveLength(0);
  });

  it("a name that leads to this machine is no way in", async () => {
    const error = await new Promise((resolve) => publicLookup("localhost", { all: true }, (fault) => resolve(fault)));
    expect(error).toMatchObject({ name: "PrivateAddress" });
  });

  it("public addresses are told from others", () => {
    expect(["8.8.8.8", "13.107.136.10", "2620:1ec:8f8::10"].filter(isPublic)).toHaveLength(3);
    expect(["127.1.2.3", "172.31.0.1", "100.64.0.1", "0.0.0.0", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "2002:7f00:1::", "64:ff9b::7f00:1", "ei"].filter(isPublic)).toEqual([]);
  });
});

import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inboxSpec, referenceSpec, teamsCollections } from "../../../adapters/teams/collections.ts";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import { withStore } from "../../support/store.ts";
import { inPersonal, installed, said, tenant } from "./support/activities.ts";
import type { Json } from "./support/activities.ts";
import { startConnector } from "./support/connector.ts";
import type { Connector } from "./support/connector.ts";
import type { TeamsSettings } from "../../../adapters/teams/options.ts";
import { openTeamsOffice } from "./support/teams-office.ts";
import type { TeamsOffice } from "./support/teams-office.ts";

const store = withStore({ more: teamsCollections });
const appId = "22222222-0000-4000-8000-000000000001";
const issuer = "https://api.botframework.com";
const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
function token(claims: Json, key: KeyObject = pair.privateKey, header: Json = { alg: "RS256", kid: "own", typ: "JWT" }): string {
  const body = `${part(header)}.${part(claims)}`;
  return `${body}.${createSign("RSA-SHA256").update(body).sign(key).toString("base64url")}`;
}

let metadata: Server;
let metadataUrl: string;
let connector: Connector;
let office: TeamsOffice;

/** The keys of whoever signs for Teams, as the Bot Framework publishes them. */
beforeAll(async () => {
  const jwk = pair.publicKey.export({ format: "jwk" });
  metadata = createServer((req, res) => {
    const found = req.url === "/keys" ? { keys: [{ ...jwk, kid: "own", use: "sig", endorsements: ["msteams"] }] } : { issuer, jwks_uri: `${metadataUrl}/keys` };
    res.setHeader("content-type", "application/json").end(JSON.stringify(found));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => metadata.once("listening", resolve));
  metadataUrl = `http://127.0.0.1:${String((metadata.address() as AddressInfo).port)}`;
});
afterAll(() => {
  metadata.close();
  metadata.closeAllConnections();
});
const secret: Partial<TeamsSettings> = { appId, password: { reveal: () => "secret" }, type: "SingleTenant", tenantId: tenant };
const open = (config: Partial<TeamsSettings>): Promise<TeamsOffice> =>
  openTeamsOffice(store, connector, {
    config,
    tuning: {
      cloud: {
        ToBotFromChannelOpenIdMetadataUrl: `${metadataUrl}/openid`, ToBotFromChannelTokenIssuer: issuer, ToBotFromEmulatorOpenIdMetadataUrl: `${metadataUrl}/openid`,
        ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenant}`, ToChannelFromBotOAuthScope: "https://api.botframework.com", OAuthUrl: "https://token.botframework.com", ValidateAuthority: "true",
      },
    },
  });
beforeEach(async () => {
  connector = await startConnector();
  office = await open(secret);
});
afterEach(async () => {
  await office.close();
  await connector.close();
});

const now = (): number => Math.floor(Date.now() / 1000);
const good = (): Json => ({ iss: issuer, aud: appId, serviceurl: connector.url, nbf: now() - 60, exp: now() + 3600 });
const hs256 = (claims: Json): string => {
  const body = `${part({ alg: "HS256", kid: "own", typ: "JWT" })}.${part(claims)}`;
  return `${body}.${createHmac("sha256", pair.publicKey.export({ format: "pem", type: "spki" })).update(body).digest("base64url")}`;
};

describe("who speaks for Teams", () => {
  it("a token signed by the published key, for this app, is believed", async () => {
    const user = office.user("hoitaja");
    const remove = installed(connector, user, inPersonal(user), "remove");
    expect((await office.post(remove, { authorization: `Bearer ${token(good())}` })).status).toBe(200);
    await office.teams.settle();
    expect(await openAggregates(store.connection, referenceSpec).find({})).toHaveLength(1);
  });

  it.each<readonly [string, () => string | undefined, string]>([
    ["no token", () => undefined, "noToken"],
    ["an empty one", () => "Bearer ", "noToken"],
    ["one that is not a token", () => "Bearer x.y.z", "otherToken"],
    ["another scheme", () => `Basic ${token(good())}`, "noToken"],
    ["a wrong signature", () => `Bearer ${token(good(), stranger.privateKey)}`, "signature"],
    ["an unknown key", () => `Bearer ${token(good(), pair.privateKey, { alg: "RS256", kid: "other", typ: "JWT" })}`, "unknownKey"],
    ["no signature at all", () => `Bearer ${part({ alg: "none", kid: "own" })}.${part(good())}.`, "signature"],
    ["a signature made with the public key as a secret", () => `Bearer ${hs256(good())}`, "algorithm"],
    ["another audience", () => `Bearer ${token({ ...good(), aud: "33333333-0000-4000-8000-000000000001" })}`, "audience"],
    ["another issuer", () => `Bearer ${token({ ...good(), iss: "https://example.org" })}`, "otherToken"],
    ["an expired one", () => `Bearer ${token({ ...good(), nbf: now() - 9000, exp: now() - 7200 })}`, "expired"],
    ["another service address", () => `Bearer ${token({ ...good(), serviceurl: "https://smba.example.org/" })}`, "serviceUrl"],
  ])("with %s it is 401, nothing is kept or done, and the log alone has why, by its code", async (_name, header, reason) => {
    const authorization = header();
    const printed = vi.spyOn(console, "error");
    const answered = await office.post(said(connector, office.user("kotijohtaja"), "ohje"), authorization === undefined ? {} : { authorization });
    expect(answered.status).toBe(401);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
    expect(store.log.lines.filter((l) => l.code === "teams.notAuthenticated").map((l) => l.context)).toEqual([{ reason }]);
    await office.teams.settle();
    expect(await openAggregates(store.connection, inboxSpec).find({})).toEqual([]);
    expect(connector.calls).toEqual([]);
  });

  it("another tenant is 403", async () => {
    const activity = said(connector, office.user("kotijohtaja"), "ohje");
    const foreign = { ...activity, channelData: { tenant: { id: "other" } } };
    expect((await office.post(foreign, { authorization: `Bearer ${token(good())}` })).status).toBe(403);
    expect(await openAggregates(store.connection, inboxSpec).find({})).toEqual([]);
  });

  it("a managed identity has no secret, and believes and refuses as any other", async () => {
    await office.close();
    office = await open({ appId, type: "UserAssignedMSI", tenantId: tenant, tenants: [tenant, "another"] });
    const user = office.user("hoitaja");
    const remove = installed(connector, user, inPersonal(user), "remove");
    expect((await office.post(remove, { authorization: `Bearer ${token({ ...good(), aud: "x" })}` })).status).toBe(401);
    expect((await office.post(remove, { authorization: `Bearer ${token(good())}` })).status).toBe(200);
    const other = { ...installed(connector, user, inPersonal(user), "remove"), channelData: { tenant: { id: "another" } } };
    expect((await office.post(other, { authorization: `Bearer ${token(good())}` })).status).toBe(200);
    const third = { ...installed(connector, user, inPersonal(user), "remove"), channelData: { tenant: { id: "third" } } };
    expect((await office.post(third, { authorization: `Bearer ${token(good())}` })).status).toBe(403);
    await office.teams.settle();
  });
});

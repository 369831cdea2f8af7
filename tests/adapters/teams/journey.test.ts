import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { teamsCollections } from "../../../adapters/teams/collections.ts";
import { withStore } from "../../support/store.ts";
import { botAdded, channelId, inChannel, personalId } from "./support/activities.ts";
import { cardIn, inputsIn, textsOf } from "./support/cards.ts";
import { startConnector } from "./support/connector.ts";
import type { Connector } from "./support/connector.ts";
import { openTeamsOffice } from "./support/teams-office.ts";
import type { TeamsOffice, TeamsOfficeOptions } from "./support/teams-office.ts";

const store = withStore({ more: teamsCollections });
let connector: Connector;
let office: TeamsOffice | undefined;

beforeEach(async () => {
  connector = await startConnector();
});
afterEach(async () => {
  await office?.close();
  office = undefined;
  await connector.close();
});
const open = async (options: TeamsOfficeOptions = {}): Promise<TeamsOffice> => (office = await openTeamsOffice(store, connector, options));

describe("a quarter in Teams", () => {
  it("is linked, reminded, answered with an error and its correction, asked about and summed up", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    console.log(await o.deal(botAdded(connector, chair, inChannel())), JSON.stringify(store.log.lines), connector.calls);
    await o.deal(botAdded(connector, chair, inChannel()));
    await o.deal(botAdded(connector, chair, inChannel()));
    expect(connector.in(channelId)).toHaveLength(1);
    await o.press("kotijohtaja", "Kotona asuminen", {}, "channel");
    expect(o.newest(channelId).join(" ")).toContain("nyt ryhmän Kotona asuminen kanava");

    await o.write("kotijohtaja", "ohje");
    await o.goTo("2021-04-01");
    expect(o.newest(personalId(chair)).join(" ")).toContain("väliarviointi");
    await o.press("kotijohtaja", "Aloita");
    console.log(connector.posted.map((p) => [p.conversation, textsOf(p)]));
    expect(inputsIn(cardIn(connector.posted.at(-1) ?? (undefined as never)))).toEqual([]);
  });
});

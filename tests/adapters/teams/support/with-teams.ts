import { afterEach, beforeEach } from "vitest";
import { teamsCollections } from "../../../../adapters/teams/collections.ts";
import type { TestStore } from "../../../support/store.ts";
import { withStore } from "../../../support/store.ts";
import { startConnector } from "./connector.ts";
import type { Connector } from "./connector.ts";
import { openTeamsOffice } from "./teams-office.ts";
import type { TeamsOffice, TeamsOfficeOptions } from "./teams-office.ts";

/** What a test of Teams has at hand; the connector is new for every test, so read it inside the test. */
export interface TestTeams {
  readonly store: TestStore;
  readonly connector: Connector;
  /** Opens the office; it is closed after the test. Opened again, the one before goes on. */
  open(options?: TeamsOfficeOptions): Promise<TeamsOffice>;
}

/** A store and a stand-in for Teams' own service for the tests of a file. Call it at the top of the file. */
export function withTeams(): TestTeams {
  const store = withStore({ more: teamsCollections });
  let connector: Connector | undefined;
  const offices: TeamsOffice[] = [];

  beforeEach(async () => {
    connector = await startConnector();
  });
  afterEach(async () => {
    for (const office of offices.splice(0)) await office.close();
    await connector?.close();
    connector = undefined;
  });

  const now = (): Connector => {
    if (!connector) throw new Error("the connector is there inside a test only");
    return connector;
  };
  return {
    store,
    get connector() {
      return now();
    },
    open: async (options = {}) => {
      const office = await openTeamsOffice(store, now(), options);
      offices.push(office);
      return office;
    },
  };
}

/** What the newest message of a conversation says, in one line. */
export const words = (office: TeamsOffice, where: string): string => office.newest(where).join(" ");

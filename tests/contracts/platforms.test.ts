import { afterEach, describe, expect, it } from "vitest";
import { slackCollections } from "../../adapters/slack/collections.ts";
import { teamsCollections } from "../../adapters/teams/collections.ts";
import { chatCollection } from "../../adapters/web/chat-message.ts";
import { withStore } from "../support/store.ts";
import type { OpenDriver, PlatformDriver } from "./platforms/driver.ts";
import { journeys } from "./platforms/journeys.ts";
import { openPlaygroundDriver } from "./platforms/playground-driver.ts";
import type { Rows } from "./platforms/rows.ts";
import { domainRows } from "./platforms/rows.ts";
import { openSlackDriver } from "./platforms/slack-driver.ts";
import { openTeamsDriver } from "./platforms/teams-driver.ts";

/** The first is what the others are compared with. */
const platforms: readonly (readonly [string, OpenDriver])[] = [["the playground", openPlaygroundDriver], ["Slack", openSlackDriver], ["Teams", openTeamsDriver]];

describe.each(journeys.map((j) => [j.name, j] as const))("%s", (_name, journey) => {
  const store = withStore({ more: [...slackCollections, ...teamsCollections, chatCollection] });
  const left = new Map<string, Rows>();
  let driver: PlatformDriver | undefined;
  afterEach(async () => {
    await driver?.close();
    driver = undefined;
  });

  it.each(platforms)("goes through on %s", async (name, open) => {
    driver = await open(store);
    await journey.run(driver);
    left.set(name, await domainRows(driver));
  });

  it("leaves the same rows everywhere", () => {
    const [first, ...others] = platforms.map(([name]) => left.get(name));
    expect(Object.values(first ?? {}).flat().length).toBeGreaterThan(20);
    for (const rows of others) expect(rows).toEqual(first);
  });
});

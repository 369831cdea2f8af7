import { createHash } from "node:crypto";
import type { App as BoltApp } from "@slack/bolt";
import type { Desk } from "./desk.ts";
import { directPlace, incomingBase } from "./inbound.ts";
import { field, text } from "./payloads.ts";
import { renderHome } from "./render/render-card.ts";
import type { Matching } from "./matching.ts";
import { replyTo } from "./take-turn.ts";
import { teamOf } from "./inbox-id.ts";
import { faultOf } from "./sdk-log.ts";
import type { Turn } from "./turn.ts";

/** The Home tab: published when it is opened, and again for those who have opened it when something of theirs changes. */
export interface Home {
  /** `force`: they look at it now. */
  publish(team: string, user: string, force: boolean): Promise<void>;
  /** Looks through all of them: a thing of mine changes also in another platform, in another process, or because a day has passed. */
  refresh(): Promise<void>;
}

export function createHome(desk: Desk, matching: Matching): Home {
  const home: Home = {
    async refresh() {
      for (const { team } of await desk.workspaces.all())
        for (const user of await desk.members.withHome(team)) await home.publish(team, user, false).catch((error: unknown) => desk.ports.log.warn("slack.homeFailed", faultOf(error)));
    },
    async publish(team, user, force) {
      const seen = (await desk.members.get(team, user))?.home;
      if (!force && seen === undefined) return;
      const place = await directPlace(desk, team, user);
      const turn: Turn = { team, user, place, surface: { kind: "alone" }, key: `home:${team}:${user}` };
      const reply = await replyTo({ desk, matching }, turn, { ...incomingBase(turn), kind: "press", route: "home", params: {} });
      if (reply.kind !== "card") return;
      const view = renderHome(reply.card);
      const shown = fingerprint(view);
      if (!force && shown === seen) return;
      const client = await desk.client(team, "home");
      await client?.views.publish({ user_id: user, view });
      await desk.members.setHome(team, user, shown);
    },
  };
  return home;
}

export const fingerprint = (shown: unknown): string => createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 22);

export function listenToHome(bolt: BoltApp, home: Home): void {
  bolt.event("app_home_opened", async ({ body }) => {
    const event = field(body, "event");
    if (text(event, "tab") === "home") await home.publish(teamOf(body) ?? "", text(event, "user"), true);
  });
}

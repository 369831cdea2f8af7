import type { App } from "../../src/app.ts";
import type { Ports } from "../../src/ports.ts";
import type { ClientFor } from "./clients.ts";
import type { KeptScreens } from "./kept-screens.ts";
import type { Members } from "./members.ts";
import type { SlackTuning } from "./options.ts";
import type { Workspaces } from "./workspaces.ts";

/** What everything in this folder works with. */
export interface Desk {
  readonly app: App;
  readonly ports: Ports;
  readonly client: ClientFor;
  readonly members: Members;
  readonly screens: KeptScreens;
  readonly workspaces: Workspaces;
  readonly tuning: SlackTuning;
  /** Something of this person's may have changed: the Home tab and delivered cards are looked at soon. */
  readonly changed: (team: string, user: string) => void;
}

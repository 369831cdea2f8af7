import { openSlackOffice, botUser, findPress, team, userOf } from "../../adapters/slack/support/slack-office.ts";
import type { SlackOffice } from "../../adapters/slack/support/slack-office.ts";
import { directOf } from "../../adapters/slack/stub/slack-stub.ts";
import type { StubMessage, StubView } from "../../adapters/slack/stub/slack-stub.ts";
import type { OpenDriver, PlatformDriver, Where } from "./driver.ts";
import { until } from "./driver.ts";

const channel = "CKOTI";
const user = (who: string): string => userOf[who] ?? who;

/** Slack over signed HTTP against the stub of its Web API; forms are modals. */
export const openSlackDriver: OpenDriver = async (store) => {
  const office = await openSlackOffice(store);
  const deliver = async (): Promise<void> => void (await office.app.run("deliver"));
  const modals = openModals(office);
  const seen = (who: string, where: Where): readonly StubMessage[] => {
    const place = where === "channel" ? channel : directOf(user(who));
    return office.stub.messages.filter((m) => m.channel === place && (m.onlyFor === undefined || m.onlyFor === user(who)));
  };
  return {
    store, deliver,
    join: async (who) => void (await office.event({ type: "member_joined_channel", user: botUser, channel, channel_type: "C", team, inviter: user(who) })),
    mention: async (who, text) => void (await office.mention(user(who), channel, text)),
    write: async (who, text) => void (await office.write(user(who), text)),
    press: async (who, where, label) => {
      const message = await until({ deliver }, () => `a button "${label}"`, () => seen(who, where).findLast((m) => hasPress(m.blocks, label)));
      await office.press(user(who), message, label);
    },
    pressInForm: (who, label) => modals.press(who, label, {}),
    fill: (who, values, label) => (label === undefined ? modals.submit(who, values) : modals.press(who, label, values)),
    form: (who) => modals.text(who),
    heard: (who, where) => Promise.resolve(seen(who, where).map((m) => m.text)),
    goTo: office.goTo,
    names: { platform: "slack", tenant: team, channel, userOf: user },
    close: async () => {
      if (office.stub.broken.length > 0) throw new Error(`Slack would refuse: ${JSON.stringify(office.stub.broken)}`);
      await office.stop();
    },
  } satisfies PlatformDriver;
};

function hasPress(blocks: readonly unknown[], label: string): boolean {
  try {
    findPress(blocks, label);
    return true;
  } catch {
    return false;
  }
}

interface Modals {
  submit(who: string, values: Readonly<Record<string, string>>): Promise<void>;
  press(who: string, label: string, values: Readonly<Record<string, string>>): Promise<void>;
  text(who: string): string;
}

/** What a Slack client does with modals: shows the newest, replaces it by what a submit is answered with, closes it when told. */
function openModals(office: SlackOffice): Modals {
  const errors = new Map<string, string>();
  const shut = new Set<string>();
  const top = (who: string): StubView | undefined => office.stub.views.findLast((v) => v.user === user(who) && !shut.has(v.id));
  const open = (who: string): StubView => {
    const view = top(who);
    if (!view) throw new Error(`${who} has no modal open`);
    return view;
  };
  const replace = (view: StubView, next: unknown): void => {
    office.stub.views.splice(office.stub.views.indexOf(view), 1, { ...view, hash: `${view.hash}+`, view: next as StubView["view"] });
  };
  return {
    async submit(who, values) {
      const view = open(who);
      errors.delete(who);
      const { body = {} } = await office.submit(user(who), view, values);
      switch (body["response_action"]) {
        case "update":
          return replace(view, body["view"]);
        case "errors":
          return void errors.set(who, Object.values(body["errors"] as Record<string, string>).join(" "));
        default:
          shut.add(view.id);
      }
    },
    press: async (who, label, values) => void (await office.pressInView(user(who), open(who), label, values)),
    text: (who) => `${top(who) ? JSON.stringify(top(who)?.view) : ""} ${errors.get(who) ?? ""}`,
  };
}

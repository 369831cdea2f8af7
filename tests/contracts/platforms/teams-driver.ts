import { botAdded, channelId, executed, inChannel, inPersonal, personalId, tenant } from "../../adapters/teams/support/activities.ts";
import type { Json } from "../../adapters/teams/support/activities.ts";
import { actionsOf, cardIn, inputsIn, textsOf } from "../../adapters/teams/support/cards.ts";
import { startConnector } from "../../adapters/teams/support/connector.ts";
import type { Posted } from "../../adapters/teams/support/connector.ts";
import { openTeamsOffice } from "../../adapters/teams/support/teams-office.ts";
import type { OpenDriver, PlatformDriver, Where } from "./driver.ts";
import { until } from "./driver.ts";

/** Teams over HTTP against a Bot Connector; forms are cards in the personal chat. */
export const openTeamsDriver: OpenDriver = async (store) => {
  const connector = await startConnector();
  const office = await openTeamsOffice(store, connector);
  const deliver = async (): Promise<void> => void (await office.app.run("deliver"));
  const seen = (who: string, where: Where): readonly Posted[] => {
    const place = where === "channel" ? channelId : personalId(office.user(who));
    return connector.posted.filter((p) => p.conversation.startsWith(place));
  };
  const formOf = (who: string): Posted | undefined => seen(who, "direct").findLast((m) => actionsOf(m).some((a) => a.data["k"] === "form"));
  const execute = async (who: string, where: Where, message: Posted, data: Json): Promise<void> => {
    const at = where === "direct" ? inPersonal(office.user(who)) : inChannel("1700000000001");
    await office.deal(executed(connector, office.user(who), at, data, message.id));
  };
  const pressIn = async (who: string, message: Posted, label: string | undefined, typed: Json): Promise<void> => {
    const action = actionsOf(message).find((a) => (label === undefined ? a.data["a"] === "submit" : a.title.startsWith(label)));
    if (!action) throw new Error(`no "${label ?? "submit"}" among ${actionsOf(message).map((a) => a.title).join(", ")}`);
    await execute(who, "direct", message, { ...action.data, ...typed });
  };
  const form = (who: string): Posted => {
    const found = formOf(who);
    if (!found) throw new Error(`${who} has no form open`);
    return found;
  };
  return {
    store, deliver,
    join: async (who) => void (await office.deal(botAdded(connector, office.user(who), inChannel()))),
    mention: async (who, text) => void (await office.mention(who, text)),
    write: async (who, text) => void (await office.write(who, text)),
    press: async (who, where, label) => {
      const has = (m: Posted): boolean => actionsOf(m).some((a) => a.title.startsWith(label));
      const message = await until({ deliver }, () => `a button "${label}"`, () => seen(who, where).findLast(has));
      await execute(who, where, message, actionsOf(message).find((a) => a.title.startsWith(label))?.data ?? {});
    },
    pressInForm: (who, label) => pressIn(who, form(who), label, {}),
    fill: (who, values, label) => pressIn(who, form(who), label, typedInto(form(who), values)),
    form: (who) => (formOf(who) ? textsOf(form(who)).join("\n") : ""),
    heard: (who, where) => Promise.resolve(seen(who, where).map((m) => (cardIn(m) ? textsOf(m).join("\n") : String(m.activity["text"])))),
    goTo: office.goTo,
    names: { platform: "teams", tenant, channel: channelId, userOf: (who) => office.user(who).aadObjectId },
    close: async () => {
      await office.close();
      await connector.close();
    },
  } satisfies PlatformDriver;
};

/** A client sends every input: what was typed, else what stood there. */
function typedInto(message: Posted, values: Readonly<Record<string, string>>): Json {
  const inputs = inputsIn(cardIn(message));
  const fieldOf = (input: Json): string => String(input["id"]).slice(2);
  const unknown = Object.keys(values).filter((id) => !inputs.some((i) => fieldOf(i) === id));
  if (unknown.length > 0) throw new Error(`no input for ${unknown.join(", ")} among ${inputs.map(fieldOf).join(", ")}`);
  return Object.fromEntries(inputs.map((i) => [String(i["id"]), values[fieldOf(i)] ?? i["value"] ?? ""]));
}

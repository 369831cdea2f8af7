import { afterEach, describe, expect, test } from "vitest";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import { withStore } from "../../support/store.ts";
import type { SlackOffice, Values } from "./support/slack-office.ts";
import { openSlackOffice, team, userOf, viewPayload } from "./support/slack-office.ts";
import { directOf } from "./stub/slack-stub.ts";
import type { StubMessage, StubView } from "./stub/slack-stub.ts";

const store = withStore({ more: slackCollections });
const chair = userOf["kotijohtaja"] ?? "";
const coordinator = userOf["koordinaattori"] ?? "";
const doubleClickMs = 400;
let office: SlackOffice;

afterEach(async () => {
  expect(office.stub.broken).toEqual([]);
  await office.stop();
});

const json = (v: unknown): string => JSON.stringify(v);
const fields = (v: StubView): readonly string[] => (v.view["blocks"] as { block_id?: string }[]).flatMap((b) => (b.block_id?.includes("~") ? [b.block_id.slice(b.block_id.indexOf("~") + 1)] : []));
const direct = (user: string): readonly StubMessage[] => office.stub.posted().filter((m) => m.channel === directOf(user));

/** Opens the form from the reminder and goes to its first item. */
async function firstItem(): Promise<StubView> {
  office = await openSlackOffice(store, { linked: true, tuning: { doubleClickMs } });
  await office.goTo("2021-04-01");
  const reminder = await office.until(() => direct(chair)[0]);
  await office.press(chair, reminder, "Aloita väliarviointi");
  const list = await office.until(() => office.stub.views[0]);
  const answer = await office.submit(chair, list, {});
  return shown(list, answer.body);
}

const shown = (before: StubView, body: Readonly<Record<string, unknown>> | undefined): StubView => {
  if (body?.["response_action"] !== "update") throw new Error(`no next view: ${json(body)}`);
  const next = { ...before, hash: `${before.hash}+`, view: body["view"] as Record<string, unknown> };
  office.stub.views.splice(office.stub.views.findIndex((v) => v.id === before.id), 1, next);
  return next;
};

async function typed(o: SlackOffice, user: string, view: StubView, values: Values): Promise<void> {
  const [block] = (view.view["blocks"] as { block_id?: string; type: string }[]).filter((b) => b.type === "input");
  await o.deliver("interactive", {
    type: "block_actions", team: { id: team }, user: { id: user, team_id: team }, trigger_id: office.stub.newTrigger(), container: { type: "view", view_id: view.id },
    view: viewPayload(view, values), actions: [{ type: "plain_text_input", action_id: "field", block_id: block?.block_id, value: Object.values(values)[0], action_ts: "1.1" }],
  });
}

const closed = (user: string, view: StubView): Promise<unknown> =>
  office.deliver("interactive", { type: "view_closed", team: { id: team }, user: { id: user, team_id: team }, is_cleared: false, view: { ...viewPayload(view, {}), state: { values: {} } } });

describe("a form as a modal", () => {
  test("what was typed is there again after the modal was closed without saving", async () => {
    const item = await firstItem();
    const [figure = ""] = fields(item);
    await typed(office, chair, item, { [figure]: "1 2" });
    await typed(office, chair, item, { [figure]: "1 234" });
    await closed(chair, item);
    const reminder = direct(chair)[0] as StubMessage;
    await new Promise((resolve) => setTimeout(resolve, doubleClickMs + 50));
    await office.press(chair, reminder, "Aloita väliarviointi");
    const again = await office.until(() => office.stub.views[1]);
    await office.pressInView(chair, again, "Vastaa");
    const view = await office.until(() => office.stub.views.find((v) => v.id === again.id && fields(v).length > 0));
    expect(json(view.view)).toContain('"initial_value":"1 234"');
  });

  test("the rest unfolds in the same view, with what has been typed", async () => {
    const item = await firstItem();
    const [figure = ""] = fields(item);
    expect(fields(item).some((f) => f.startsWith("notes:"))).toBe(false);
    await office.pressInView(chair, item, "Lisää tietoja", { [figure]: "1300" });
    const unfolded = await office.until(() => office.stub.views.find((v) => v.id === item.id && fields(v).some((f) => f.startsWith("notes:"))));
    expect(office.stub.views).toHaveLength(1);
    expect(json(unfolded.view)).toContain('"initial_value":"1300"');
    const answer = await office.submit(chair, unfolded, { [figure]: "1300", "judgement:koti-1a": "onTrack", "notes:koti-1a:done": "Asiakkaan hetu on 131052-308T" });
    expect(answer.body).toMatchObject({ response_action: "errors" });
    expect(json(answer.body)).toContain("henkilötunnus");
    expect(json(await store.connection.collection("submissions").find({}).toArray())).not.toContain("131052");
  });

  test("back and list go on in the same view; the metadata stays small", async () => {
    const item = await firstItem();
    await office.pressInView(chair, item, "Edellinen");
    const list = await office.until(() => office.stub.views.find((v) => v.id === item.id && v.hash !== item.hash && fields(v).length === 0));
    expect(json(list.view)).toContain("Kohtia tehty");
    expect(String(list.view["private_metadata"]).length).toBeLessThan(200);
    expect(office.stub.views).toHaveLength(1);
  });

  test("a figure submitted in a view is a reading", async () => {
    const item = await firstItem();
    const [figure = ""] = fields(item);
    const values = { [figure]: "1250", "judgement:koti-1a": "onTrack" };
    await office.submit(chair, item, values);
    expect((await store.stores.readings.find({ programme: "laituri" })).map((r) => r.value.answer)).toEqual([{ kind: "figure", value: 1250 }]);
  });

  test("an answer chosen in the place of the figure that stands there counts; both given now are asked about, with a way back", async () => {
    const item = await firstItem();
    const [figure = ""] = fields(item);
    const instead = `${figure}~alt`;
    const owed = async (): Promise<unknown> => (await store.stores.owed.find({ round: "laituri:2021-Q1", state: "answered" })).find((o) => figure.endsWith(o.value.item))?.value.answer;
    const both = { [figure]: "1250", [instead]: "cannotBeHad", "judgement:koti-1a": "onTrack" };
    expect(json((await office.submit(chair, item, both)).body)).toMatch(/"response_action":"errors".*Kirjoitit luvun ja valitsit myös ”Lukua ei saada”/);
    expect(await owed()).toBeUndefined();
    const next = shown(item, (await office.submit(chair, item, { ...both, [instead]: "given" })).body);
    expect(await owed()).toBe("figure");
    await office.pressInView(chair, next, "Edellinen");
    const back = await office.until(() => office.stub.views.find((v) => v.id === item.id && v.hash !== next.hash));
    expect(json(back.view)).toMatch(/"initial_value":"1.250"/);
    expect((await office.submit(chair, back, { [instead]: "noNewFigure" })).body).toMatchObject({ response_action: "update" });
    expect(await owed()).toBe("noNewFigure");
  });

  test("what was being typed and comes after the submission, here or by another process, does not stand over it", async () => {
    const item = await firstItem();
    const [figure = ""] = fields(item);
    const other = await openSlackOffice(store, { second: true, stub: office.stub, tuning: { draftMs: 300 } });
    await typed(other, chair, item, { [figure]: "12" });
    const next = shown(item, (await office.submit(chair, item, { [figure]: "1250", "judgement:koti-1a": "onTrack" })).body);
    await typed(office, chair, item, { [figure]: "125" });
    await new Promise((resolve) => setTimeout(resolve, 400));
    await other.stop();
    await office.pressInView(chair, next, "Edellinen");
    const back = await office.until(() => office.stub.views.find((v) => v.id === item.id && v.hash !== next.hash));
    expect(json(back.view)).toMatch(/"initial_value":"1.250"/);
  });

  test("submitting an old screen saves nothing twice and says so", async () => {
    const item = await firstItem();
    const [figure = ""] = fields(item);
    const values = { [figure]: "1250", "judgement:koti-1a": "onTrack" };
    await office.submit(chair, item, values);
    const again = await office.submit(chair, item, { ...values, [figure]: "9999" });
    expect(json(again.body)).toContain("Tähän oli jo vastattu");
    expect((await store.stores.readings.find({ programme: "laituri" })).map((r) => r.value.answer)).toEqual([{ kind: "figure", value: 1250 }]);
  });

  test("a modal that could not open in time is offered by a button, which opens it", async () => {
    office = await openSlackOffice(store, { linked: true });
    await office.goTo("2021-04-01");
    const reminder = await office.until(() => direct(chair)[0]);
    office.stub.fail("views.open", { error: "expired_trigger_id" });
    await office.press(chair, reminder, "Aloita väliarviointi");
    const offer = await office.until(() => direct(chair).find((m) => /Lomake on valmiina/.test(m.text)));
    await office.press(chair, offer, "Avaa lomake");
    await office.until(() => office.stub.views.find((v) => json(v.view).includes("Kohtia tehty")));
  });

  test("a modal opens within three seconds of the press", async () => {
    office = await openSlackOffice(store, { linked: true });
    await office.goTo("2021-04-01");
    const reminder = await office.until(() => direct(chair)[0]);
    const pressed = Date.now();
    await office.press(chair, reminder, "Aloita väliarviointi");
    await office.until(() => office.stub.views[0]);
    expect(Date.now() - pressed).toBeLessThan(3_000);
  });
});

describe("the same form question by question", () => {
  test("asked in one thread of the direct conversation, answered by words and by buttons", async () => {
    office = await openSlackOffice(store, { linked: true });
    await office.goTo("2021-04-01");
    await office.until(() => direct(chair)[0]);
    await office.write(chair, "aloita väliarviointi", { ts: "1700000000.000001" });
    const list = await office.until(() => direct(chair).find((m) => m.thread === "1700000000.000001"));
    await office.press(chair, list, "Aloita");
    const question = await office.until(() => direct(chair).find((m) => /Perhehoidon asiakkaat/.test(m.text) && m.ts > list.ts));
    expect(question.thread).toBe("1700000000.000001");
    await office.write(chair, "monta", { thread_ts: "1700000000.000001" });
    await office.until(() => direct(chair).find((m) => /Kirjoita luku, esimerkiksi 92,8/.test(m.text)));
    await office.write(chair, "1 250", { thread_ts: "1700000000.000001" });
    const judged = await office.until(() => direct(chair).findLast((m) => /^.*Tilanne/m.test(m.text) && m.ts > question.ts && !/Perhehoidon asiakkaat/.test(m.text)));
    await office.press(chair, judged, "Etenee suunnitellusti");
    await office.until(() => direct(chair).find((m) => /Kotona asuvien osuus/.test(m.text)));
    expect((await store.stores.readings.find({ programme: "laituri" })).map((r) => r.value.answer)).toEqual([{ kind: "figure", value: 1250 }]);
    expect(office.stub.views).toEqual([]);
  });
});

describe("two people at one item", () => {
  test("who comes second sees what the first saved, and nothing is overwritten unseen", async () => {
    const item = await firstItem();
    const [figure = ""] = fields(item);
    const submission = { organisation: "laituri", programme: "laituri", id: "laituri:2021-Q1/kotijohtaja", round: "laituri:2021-Q1", person: "kotijohtaja", projected: 0 };
    await store.stores.submissions.insert({ ...submission, revisions: [{ number: 1, at: 1, by: "koordinaattori", item: figure.replace("figure:", ""), answer: { kind: "figure", value: 1111 } }] });
    const answer = await office.submit(chair, item, { [figure]: "1250", "judgement:koti-1a": "onTrack" });
    expect(json(answer.body)).toMatch(/Joku muu ehti muuttaa/);
    expect(json(answer.body)).toMatch(/1.111/);
    expect(coordinator).not.toBe(chair);
    const second = await office.submit(chair, shown(item, answer.body), { [figure]: "1250", "judgement:koti-1a": "onTrack" });
    expect(second.body).toMatchObject({ response_action: "update" });
    expect((await store.stores.submissions.get(submission.id))?.value.revisions.map((r) => r.by)).toEqual(["koordinaattori", "kotijohtaja", "kotijohtaja"]);
  });
});

import { describe, expect, it } from "vitest";
import { botAdded, channelId, dialogSent, executed, fetched, inChannel, personalId, said, submitted, inPersonal, tenant } from "./support/activities.ts";
import type { Json } from "./support/activities.ts";
import { actionsIn, actionsOf, cardIn, inputsIn, textsIn, textsOf } from "./support/cards.ts";
import type { Posted } from "./support/connector.ts";
import { words, withTeams } from "./support/with-teams.ts";

const given = withTeams();
const { store, open } = given;

const last = (conversation: string): Posted => {
  const found = given.connector.posted.filter((p) => p.conversation.startsWith(conversation)).at(-1);
  if (!found) throw new Error(`nothing in ${conversation}`);
  return found;
};

describe("a quarter in Teams", () => {
  it("is linked, reminded, answered with an error and its correction, asked about and summed up", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    const mine = personalId(chair);
    await o.deal(botAdded(given.connector, chair, inChannel()));
    await o.deal(botAdded(given.connector, chair, inChannel()));
    expect(given.connector.in(channelId)).toHaveLength(1);
    await o.press("kotijohtaja", "Kotona asuminen", {}, "channel");
    expect(words(o, channelId)).toContain("nyt ryhmän Kotona asuminen kanava");

    await o.goTo("2021-04-01");
    expect(words(o, mine)).toContain("väliarviointi on auki");
    await o.press("kotijohtaja", "Aloita");
    const form = last(mine);
    await o.press("kotijohtaja", "Aloita");
    expect(inputsIn(cardIn(form)).map((i) => [i["type"], i["id"]])).toEqual(expect.arrayContaining([["Input.Text", "f:figure:koti-1a-m1"]]));

    const faulty = await o.press("kotijohtaja", "Tallenna ja jatka", { "f:figure:koti-1a-m1": "noin paljon", "f:judgement:koti-1a": "onTrack" });
    expect(faulty.body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
    expect(textsIn(faulty.body?.["value"]).join(" ")).toContain("Korjaa tämä: Kirjoita luku, esimerkiksi 92,8.");
    expect(inputsIn(cardIn(form)).find((i) => i["id"] === "f:figure:koti-1a-m1")).toMatchObject({ type: "Input.Text", value: "noin paljon" });

    await o.press("kotijohtaja", "Tallenna ja jatka", { "f:figure:koti-1a-m1": "1163", "f:judgement:koti-1a": "onTrack" });
    expect(textsIn(cardIn(form)).join(" ")).toContain("Kotihoito ympäri vuorokauden");
    const second = { "f:figure:kotona": "92,5", "f:judgement:koti-2a": "atRisk" };
    await o.press("kotijohtaja", "Tallenna ja jatka", second);
    await o.press("kotijohtaja", "Edellinen");
    // The figure comes back as it stood there: what was ticked now is what is meant.
    await o.press("kotijohtaja", "Tallenna ja jatka", { ...second, "a:figure:kotona~alt": "noNewFigure" });
    const answers = (await store.stores.submissions.find({ round: "laituri:2021-Q1" })).flatMap((s) => s.value.revisions).filter((r) => r.item === "kotona");
    expect(answers.map((r) => r.answer.kind)).toEqual(["figure", "noNewFigure"]);
    await o.press("kotijohtaja", "Tallenna ja jatka", { "f:figure:koti-2b-m2": "yes", "f:judgement:koti-2b": "onTrack" });
    expect(textsIn(cardIn(form)).join(" ")).toContain("Kiitos! Kaikki 3 kohtaa on tallennettu.");
    expect(given.connector.in(mine).filter((p) => p.id === form.id)).toHaveLength(1);
    const readings = await store.stores.readings.find({ programme: "laituri", series: "koti-1a-m1" });
    expect(readings.map((r) => r.value.answer)).toEqual([{ kind: "figure", value: 1163 }]);

    await o.press("kotijohtaja", "Julkaise");
    expect(words(o, channelId)).toContain("Kotona asuminen");
    await o.mention("hoitaja", "tavoite 1 tilanne?");
    expect(words(o, `${channelId};messageid=`)).toMatch(/Perhehoito kasvaa/);
    const channel = given.connector.posted.filter((p) => p.conversation.startsWith(channelId));
    expect(channel.flatMap((p) => inputsIn(cardIn(p)))).toEqual([]);
  });

  it("goes question by question where forms are not cards", async () => {
    const o = await open({ tuning: { forms: "chat" } });
    const mine = personalId(o.user("kotijohtaja"));
    await o.goTo("2021-04-01");
    await o.write("kotijohtaja", "aloita väliarviointi");
    await o.press("kotijohtaja", "Aloita");
    expect(words(o, mine)).toContain("Perhehoidon asiakkaat");
    await o.write("kotijohtaja", "ehkä monta");
    expect(words(o, mine)).toContain("Kirjoita luku");
    // Two lines in a row: the second one answers what the first one is asked in return.
    for (const line of ["1163", "etenee suunnitellusti"]) await o.post(said(given.connector, o.user("kotijohtaja"), line));
    await o.teams.settle();
    expect(given.connector.in(mine).flatMap(textsOf).filter((text) => text.includes("Kirjoita luku"))).toHaveLength(1);
    const [submission] = await store.stores.submissions.find({ round: "laituri:2021-Q1", person: "kotijohtaja" });
    expect(submission?.value.revisions.map((r) => r.item)).toEqual(["koti-1a-m1", "koti-1a"]);
  });

  it("listens in the personal chat only, also to a form that was asked for in a channel", async () => {
    const o = await open({ linked: "koti", tuning: { forms: "chat" } });
    const mine = personalId(o.user("kotijohtaja"));
    await o.goTo("2021-04-01");
    await o.mention("kotijohtaja", "aloita väliarviointi");
    await o.press("kotijohtaja", "Aloita");
    expect(words(o, mine)).toContain("Perhehoidon asiakkaat");
    await o.mention("kotijohtaja", "1163");
    expect(words(o, mine)).toContain("En ymmärtänyt");
    await o.write("kotijohtaja", "1163");
    expect(words(o, mine)).toContain("Tilanne");
  });
});

describe("a form asked for in a channel", () => {
  it("opens in the personal chat, the channel only hears that it did", async () => {
    const o = await open({ linked: "koti" });
    await o.goTo("2021-04-01");
    await o.deal(botAdded(given.connector, o.user("kotijohtaja"), inChannel()));
    await o.mention("kotijohtaja", "aloita väliarviointi");
    expect(words(o, channelId)).toBe("Lomake on auki yksityisessä keskustelussamme.");
    expect(words(o, personalId(o.user("kotijohtaja")))).toContain("Kohtia tehty");
  });

  it("opens as a dialog from a button, goes from screen to screen and ends in a card", async () => {
    const o = await open({ linked: "koti" });
    await o.goTo("2021-04-01");
    const chair = o.user("kotijohtaja");
    const list = await o.deal(fetched(given.connector, chair, inChannel(), { k: "press", p: "evaluation.start" }, "1600000000001"));
    const cardOf = (body: Json | undefined): unknown => ((body?.["task"] as Json)["value"] as Json)["card"];
    expect(list.body).toMatchObject({ task: { type: "continue", value: { card: { contentType: "application/vnd.microsoft.card.adaptive" } } } });
    expect(new Set(actionsIn(cardOf(list.body)).map((a) => a.type))).toEqual(new Set(["Action.Submit"]));
    const step = async (body: Json | undefined, label: string, typed: Json = {}): Promise<Json | undefined> => {
      const action = actionsIn(cardOf(body)).find((a) => a.title.startsWith(label));
      return (await o.deal(dialogSent(given.connector, chair, inChannel(), { ...action?.data, ...typed }))).body;
    };
    const first = await step(list.body, "Aloita");
    const faulty = await step(first, "Tallenna ja jatka", { "f:figure:koti-1a-m1": "x", "f:judgement:koti-1a": "onTrack" });
    expect(textsIn(cardOf(faulty)).join(" ")).toContain("Kirjoita luku");
    const second = await step(faulty, "Tallenna ja jatka", { "f:figure:koti-1a-m1": "1 163", "f:judgement:koti-1a": "onTrack" });
    const third = await step(second, "Tallenna ja jatka", { "a:figure:kotona~alt": "noNewFigure", "f:judgement:koti-2a": "atRisk" });
    const end = await step(third, "Tallenna ja jatka", { "f:figure:koti-2b-m2": "yes", "f:judgement:koti-2b": "onTrack" });
    expect(textsIn(cardOf(end)).join(" ")).toContain("Kiitos! Kaikki 3 kohtaa");
    expect(given.connector.posted.filter((p) => p.conversation.startsWith(channelId))).toEqual([]);
  });
});

describe("a form that is open twice", () => {
  it("says that it was answered already, and shows the newest", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    await o.write("kotijohtaja", "ohje");
    await o.goTo("2021-04-01");
    await o.press("kotijohtaja", "Aloita");
    const form = last(personalId(chair));
    const stale = actionsIn(cardIn(form)).find((a) => a.title.startsWith("Aloita"));
    await o.press("kotijohtaja", "Aloita");
    await o.deal(submitted(given.connector, chair, inPersonal(chair), stale?.data, form.id));
    expect(textsIn(cardIn(form)).join(" ")).toContain("Tähän oli jo vastattu");
  });
});

describe("two who write at once", () => {
  it("the later one sees what the other wrote, in the form's own card, and what was typed stays", async () => {
    const o = await open();
    await o.write("kotijohtaja", "ohje");
    await o.goTo("2021-04-01");
    await o.press("kotijohtaja", "Aloita");
    await o.press("kotijohtaja", "Aloita");
    const at = { actor: { platform: "teams", tenant, user: o.user("koordinaattori").aadObjectId }, place: { platform: "teams", tenant, conversation: "x", kind: "direct" as const }, canOpenForms: true };
    const opened = await o.app.handle({ ...at, id: "c1", kind: "press", route: "evaluation.item", params: { m: "koti-1a" } });
    if (opened.kind !== "screen") throw new Error(opened.kind);
    const { session, rev } = opened.screen;
    await o.app.handle({ ...at, id: "c2", kind: "submit", session, rev, action: "submit", values: { "figure:koti-1a-m1": "1 164", "judgement:koti-1a": "atRisk" } });

    await o.press("kotijohtaja", "Tallenna ja jatka", { "f:figure:koti-1a-m1": "1 163", "f:judgement:koti-1a": "onTrack" });
    // The chair is also told of the coordinator's answer in a message of its own: the form's card is the one with fields.
    const formCard = (): ReturnType<typeof cardIn> => {
      const withFields = given.connector.posted.filter((p) => p.conversation.startsWith(personalId(o.user("kotijohtaja"))) && inputsIn(cardIn(p)).length > 0).at(-1);
      if (!withFields) throw new Error("no form in the chair's conversation");
      return cardIn(withFields);
    };
    const form = formCard();
    expect(textsIn(form).join(" ")).toMatch(/koordinaattori kirjasi .*1\s164/);
    expect(inputsIn(form).find((i) => i["id"] === "f:figure:koti-1a-m1")).toMatchObject({ value: "1 163" });
    await o.press("kotijohtaja", "Tallenna ja jatka", { "f:figure:koti-1a-m1": "1 163", "f:judgement:koti-1a": "onTrack" });
    expect(textsIn(formCard()).join(" ")).toContain("Kotona asuvien osuus");
  });
});

describe("an answer for one person only", () => {
  it("goes to the personal chat, and its button still acts in the channel it was asked in", async () => {
    const o = await open();
    await o.deal(botAdded(given.connector, o.user("kotijohtaja"), inChannel()));
    await o.mention("kotijohtaja", "liitä");
    expect(words(o, channelId)).toBe("Vastasin sinulle yksityisesti.");
    await o.press("kotijohtaja", "Kotona asuminen");
    expect(words(o, channelId)).toContain("nyt ryhmän Kotona asuminen kanava");
    expect(await store.stores.places.find({ programme: "laituri", group: "koti" })).toHaveLength(1);
  });

  it("cannot be used by somebody else to act in that channel", async () => {
    const o = await open();
    await o.deal(botAdded(given.connector, o.user("kotijohtaja"), inChannel()));
    await o.mention("kotijohtaja", "liitä");
    const action = actionsIn(cardIn(last(personalId(o.user("kotijohtaja"))))).find((a) => a.title === "Lasten palvelut");
    await o.deal(submitted(given.connector, o.user("lapsijohtaja"), inPersonal(o.user("lapsijohtaja")), action?.data, "1"));
    expect(await store.stores.places.find({ programme: "laituri", group: "lapset" })).toEqual([]);
    expect(words(o, personalId(o.user("lapsijohtaja")))).toContain("Liitä kanava siinä kanavassa");
  });

  it("that cannot be given is told to the coordinator, not in the channel", async () => {
    const o = await open();
    await o.deal(botAdded(given.connector, o.user("koordinaattori"), inChannel()));
    const heard = (): readonly string[] => given.connector.in(personalId(o.user("koordinaattori"))).flatMap(textsOf).filter((text) => text.includes("hoitaja ei ole ottanut Kvarttia käyttöön"));
    given.connector.fail(new RegExp(`POST .*${o.user("hoitaja").aadObjectId}`), ...Array.from({ length: 3 }, () => ({ status: 403, code: "BotNotInConversationRoster" })));
    await o.mention("hoitaja", "liitä");
    expect(words(o, channelId)).toBe("Vastaan tähän vain yksityisesti. Avaa keskustelu kanssani Teamsin sovelluksista ja kysy siellä.");
    expect(heard()).toHaveLength(1);
    const before = given.connector.posted.length;
    const pressed = await o.press("hoitaja", "Kotona asuminen", {}, "channel");
    expect(JSON.stringify(pressed.body)).toContain("en voi vielä kirjoittaa sinulle");
    expect(given.connector.posted.length).toBe(before);
    expect(heard()).toHaveLength(1);
  });

  it("is said to have been given only once it has been", async () => {
    const o = await open();
    await o.deal(botAdded(given.connector, o.user("hoitaja"), inChannel()));
    const mine = personalId(o.user("hoitaja"));
    given.connector.fail(new RegExp(`POST .*${mine}`), { status: 429, headers: { "retry-after": "1" } });
    const pressed = await o.press("hoitaja", "Kotona asuminen", {}, "channel");
    expect(JSON.stringify(pressed.body)).toContain("Jokin meni vikaan");
    store.clock.advance(60_000);
    await o.teams.resume();
    expect(given.connector.in(mine)).toHaveLength(1);
  });

  it("goes to an older personal chat where the newest is dead", async () => {
    const o = await open({ linked: "koti" });
    const user = o.user("hoitaja");
    const chat = (id: string): Json => ({ conversation: { conversationType: "personal", tenantId: tenant, id }, channelData: { tenant: { id: tenant } } });
    for (const id of ["a:vanha", "a:uusi"]) {
      await o.deal({ ...said(given.connector, user, "ohje"), ...chat(id) });
      store.clock.advance(7_200_000);
    }
    given.connector.posted.splice(0);
    given.connector.fail(/POST .*a:uusi/, { status: 404, code: "ConversationNotFound" });
    await o.mention("hoitaja", "liitä");
    expect(given.connector.in("a:vanha")).toHaveLength(1);
    expect(words(o, channelId)).toBe("Vastasin sinulle yksityisesti.");
  });
});

describe("an answer too large for one message", () => {
  /** The so-manieth message from now on, to here or anywhere, is refused: for the moment, if nothing else is said. */
  const refuse = (nth: number, where = "", fault: { status: number; code?: string } = { status: 429 }): void => {
    let sends = 0;
    const counts = (call: string): boolean => /^POST .*activities/.test(call) && call.includes(where) && ++sends === nth;
    given.connector.fail({ test: counts } as RegExp, { headers: { "retry-after": "1" }, ...fault });
  };
  const parts = (where: string): readonly (string | undefined)[] => given.connector.posted.filter((p) => p.conversation.startsWith(where)).map((p) => textsOf(p).find((text) => /^\d+\/\d+$/.test(text)));

  it("goes on where it was stopped: no part stands twice", async () => {
    const o = await open({ linked: "koti", tuning: { cardBytes: 3_600 } });
    refuse(2);
    await o.mention("hoitaja", "tavoite 1 tilanne?");
    store.clock.advance(60_000);
    await o.teams.resume();
    const [first] = parts(channelId);
    const total = Number(first?.split("/")[1]);
    expect(total).toBeGreaterThan(1);
    expect(parts(channelId)).toEqual(Array.from({ length: total }, (_, i) => `${String(i + 1)}/${String(total)}`));
  });

  it("begun in a chat that dies, it is whole in the one that lives, and the channel hears of it, however often it is stopped", async () => {
    const o = await open({ linked: "koti", tuning: { cardBytes: 3_600 } });
    const chair = o.user("kotijohtaja");
    for (const id of ["a:vanha", "a:uusi"]) {
      await o.deal({ ...said(given.connector, chair, "ohje"), conversation: { conversationType: "personal", tenantId: tenant, id }, channelData: { tenant: { id: tenant } } });
      store.clock.advance(7_200_000);
    }
    await o.goTo("2021-04-01");
    given.connector.posted.splice(0);
    refuse(2, "a:uusi", { status: 404, code: "ConversationNotFound" });
    for (const [nth, where] of [[2, "a:vanha"], [1, channelId], [1, channelId]] as const) refuse(nth, where);
    await o.mention("kotijohtaja", "mitä minulta puuttuu?");
    for (let i = 0; i < 3; i += 1) {
      store.clock.advance(60_000);
      await o.teams.resume();
    }
    const total = Number(parts("a:vanha")[0]?.split("/")[1]);
    expect(total).toBeGreaterThan(1);
    expect(parts("a:vanha")).toEqual(Array.from({ length: total }, (_, i) => `${String(i + 1)}/${String(total)}`));
    expect(given.connector.posted.filter((p) => p.conversation.startsWith(channelId)).map((p) => p.activity["text"])).toEqual(["Vastasin sinulle yksityisesti."]);
  });

  it("goes on in the personal chat from a dialog that was opened in a channel: every row once", async () => {
    const o = await open({ linked: "koti", tuning: { cardBytes: 3_600 } });
    await o.goTo("2021-04-01");
    given.connector.posted.splice(0);
    const mine = personalId(o.user("kotijohtaja"));
    const list = await o.deal(fetched(given.connector, o.user("kotijohtaja"), inChannel(), { k: "press", p: "evaluation.mine" }, "1600000000001"));
    const [first] = textsIn(list.body).filter((text) => /^1\/\d+$/.test(text));
    const total = Number(first?.split("/")[1]);
    expect(total).toBeGreaterThan(1);
    expect(parts(mine)).toEqual(Array.from({ length: total - 1 }, (_, i) => `${String(i + 2)}/${String(total)}`));
    expect([...textsIn(list.body), ...given.connector.in(mine).flatMap(textsOf)].filter((text) => /^\d[a-z] /.test(text))).toEqual(["1a Perhehoidon laajentaminen", "2a Kotihoito ympäri vuorokauden", "2b Kuntoutus kotiin"]);
    expect(actionsIn(list.body).map((a) => a.type).filter((type) => type !== "Action.Submit")).toEqual([]);
    expect(parts(channelId)).toEqual([]);
  });

  it("with more colleagues than it holds, a form asks for a name instead, and takes its beginning; of namesakes it takes nobody", async () => {
    const o = await open({ linked: "koti" });
    const [one] = await store.stores.persons.find({ programme: "laituri" });
    if (!one) throw new Error("nobody in the programme");
    const insert = (id: string, name: string): Promise<boolean> => store.stores.persons.insert({ ...one.value, id, name });
    for (let i = 0; i < 400; i++) await insert(`h-${String(100_000 + i)}`, `Palvelupäällikkö, ikäihmisten kotihoito, läntinen alue ${String(i)}`);
    for (const id of ["h-1", "h-2"]) await insert(id, "Matti Kaima");
    await o.goTo("2021-04-01");
    await o.write("kotijohtaja", "aloita väliarviointi");
    for (const label of ["Aloita", "Pyydä toiselta"]) await o.press("kotijohtaja", label);
    const form = last(personalId(o.user("kotijohtaja")));
    const bytes = (): number => Buffer.byteLength(JSON.stringify(cardIn(form)));
    expect(bytes()).toBeLessThan(28_000);
    const press = (name: string): Promise<unknown> => o.press("kotijohtaja", "Lähetä", { "f:delegate:what": "koti-2b", "f:delegate:person": name, "f:delegate:lasts": "round" });
    for (const name of ["matti kaima", "palvelupäällikkö"]) {
      await press(name);
      expect(textsOf(form).join(" ")).toContain("Valitse henkilö");
      expect(inputsIn(cardIn(form)).find((i) => i["id"] === "f:delegate:person")).toMatchObject({ type: "Input.Text", value: name });
    }
    await press("lapsijoh");
    expect((await store.stores.handovers.find({ programme: "laituri" })).map((h) => h.value.to)).toEqual(["lapsijohtaja"]);
  });

  it("asks who a stranger is among more people than one list holds, and takes the answer of any of the lists", async () => {
    const o = await open({ accounts: ["koordinaattori"] });
    const [one] = await store.stores.persons.find({ programme: "laituri" });
    if (!one) throw new Error("nobody in the programme");
    for (let i = 0; i < 160; i++) await store.stores.persons.insert({ ...one.value, id: `h-${String(100_000 + i)}`, name: `Etunimi Sukunimi-Toinen ${String(i)}, palvelujohtaja` });
    await o.write("koordinaattori", "ohje");
    await o.write("kotijohtaja", "ohje");
    await o.press("kotijohtaja", "Pyydä koordinaattoria");
    const lists = given.connector.in(personalId(o.user("koordinaattori"))).filter((p) => inputsIn(cardIn(p)).length > 0);
    expect(lists.length).toBeGreaterThan(1);
    for (const list of lists) expect(Buffer.byteLength(JSON.stringify(cardIn(list)))).toBeLessThan(28_000);
    const choices = (p: Posted): readonly { readonly title: string; readonly value: string }[] => inputsIn(cardIn(p)).flatMap((i) => i["choices"] as { title: string; value: string }[]);
    const [list] = lists.filter((p) => choices(p).some((c) => c.title.includes("Toinen 3,")));
    if (!list) throw new Error("not on any list");
    const user = o.user("koordinaattori");
    await o.deal(executed(given.connector, user, inPersonal(user), { ...actionsOf(list)[0]?.data, pick: choices(list).find((c) => c.title.includes("Toinen 3,"))?.value }, list.id));
    expect((await store.stores.accounts.find({ programme: "laituri", person: "h-100003" })).map((a) => a.value.ref.user)).toEqual([o.user("kotijohtaja").aadObjectId]);
  });
});

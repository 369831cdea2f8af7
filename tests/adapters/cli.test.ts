import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { Io } from "../../adapters/cli/io.ts";
import { commandNames } from "../../adapters/cli/command.ts";
import { runCli } from "../../adapters/cli/run.ts";
import type { Product } from "../../adapters/compose.ts";
import { openProduct } from "../../adapters/compose.ts";
import { readConfig } from "../../adapters/config.ts";
import type { Config } from "../../adapters/config.ts";
import { createLog } from "../../adapters/log.ts";
import { adminCodeIn } from "../../src/people/admin-code.ts";
import type { Language } from "../../src/shared/language.ts";
import { catalogue } from "../../src/texts/catalogue.ts";
import { speak } from "../../src/texts/texts.ts";
import { temporaryFolder } from "../support/folder.ts";
import { readSource } from "../support/imports.ts";

const root = join(import.meta.dirname, "../..");
const sample = join(root, "adapters/sample/programme.yaml");
const people = join(root, "adapters/sample/people.yaml");
const folder = temporaryFolder();

interface Given {
  readonly language?: Language;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly confirm?: (question: string) => Promise<boolean>;
}

async function kvartti(args: readonly string[], given: Given = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const language = given.language ?? "fi";
  const io: Io = {
    language,
    t: speak(language),
    env: { KVARTTI_DATA: join(folder, "data"), ...given.env },
    envFaults: [],
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    input: (async function* () {
      yield given.input ?? "";
    })(),
    confirm: given.confirm,
  };
  return { code: await runCli(args, io), out: out.join("\n"), err: err.join("\n") };
}

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const dataAt = (name: string): { readonly env: { readonly KVARTTI_DATA: string } } => ({ env: { KVARTTI_DATA: join(folder, name) } });

async function withProductAt<T>(name: string, run: (product: Product) => Promise<T>): Promise<T> {
  const product = await openProduct(readConfig(dataAt(name).env) as Config, createLog({ level: "silent" }));
  try {
    return await run(product);
  } finally {
    await product.close();
  }
}

describe("help", () => {
  test("lists every command in the administrator's language", async () => {
    const finnish = await kvartti(["--help"]);
    expect(finnish.code).toBe(0);
    for (const name of commandNames) expect(finnish.out).toMatch(new RegExp(`^ +${name}\\b`, "m"));
    expect(finnish.out).toContain("Komennot:");
    expect((await kvartti(["--help"], { language: "en" })).out).toContain("Commands:");
  });

  test.each(commandNames)("%s explains itself with examples in every language", async (name) => {
    for (const language of ["fi", "sv", "en"] as const) {
      const help = await kvartti([name, "--help"], { language });
      expect(help).toMatchObject({ code: 0, err: "" });
      expect(help.out).toContain(catalogue[language]["cli.examples"]);
      expect(help.out).toContain(`kvartti ${name}`);
      expect(help.out).not.toMatch(/cli\.|\{\{|display help/);
    }
  });

  test("is quick: it loads neither the store nor any other heavy library", () => {
    const seen = new Set<string>();
    const libraries = new Set<string>();
    const walk = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const i of readSource(root, path).imports) {
        if (i.late || i.typeOnly) continue;
        if (i.file) walk(i.to);
        else if (!i.to.startsWith("node:")) libraries.add(i.to);
      }
    };
    walk("adapters/cli.ts");
    expect([...libraries].sort()).toEqual(["commander", "i18next"]);
  });
});

describe("wrong usage ends with exit code 2 and a hint", () => {
  test.each<[string, readonly string[], RegExp]>([
    ["a misspelt command", ["chek", "x"], /Komentoa ”chek” ei ole\.\nTarkoititko check\?/],
    ["an unknown option", ["load", "x", "--peopel", "y"], /Valintaa --peopel ei ole\.\nTarkoititko --people\?/],
    ["a missing file", ["check"], /puuttuu arvo: file/],
    ["an option without its value", ["understand", "--today"], /Valinnasta puuttuu arvo/],
    ["a date that is none", ["understand", "--today", "2021-02-30"], /2021-02-30.*ei ole päivä/],
    ["too much", ["start", "now"], /liikaa arvoja/],
    ["both a trial and a yes", ["load", "x", "--dry-run", "--yes"], /eivät käy yhtä aikaa/],
    ["nothing at all", [], /Käyttö: kvartti/],
  ])("%s", async (_name, args, sentence) => {
    const { code, out, err } = await kvartti(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(sentence);
  });
});

describe("the app package for Teams", () => {
  const id = "3f2b1c9e-1111-4222-8333-123456789abc";
  const make = (from: string, out: string, language: Language) =>
    kvartti(["teams-package", "--id", id, "--domain", "kvartti.kaupunki.fi", "--from", from, "--out", out], { language });

  test("is made of an organisation's own manifest, and not when Teams would refuse it: what is wrong is said in the administrator's language", async () => {
    const from = join(folder, "own-manifest");
    const out = join(folder, "own.zip");
    cpSync(join(root, "manifests/teams"), from, { recursive: true });
    const manifest = join(from, "manifest.json");
    const { description: _left, ...rest } = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, unknown>;
    writeFileSync(manifest, JSON.stringify({ ...rest, name: { short: "x".repeat(80) } }));
    expect(await make(from, out, "fi")).toEqual({ code: 1, out: "", err: "manifest.json: name.short on liian pitkä. Enintään 30 merkkiä mahtuu.\nmanifest.json: description puuttuu. Lisää se.\nPakettia ei tehty, koska Teams ei hyväksyisi sitä. Korjattavaa: 2." });
    expect(await make(from, out, "sv")).toMatchObject({ code: 1, err: expect.stringContaining("manifest.json: description saknas.") as string });
    expect(await make(from, out, "en")).toMatchObject({ code: 1, err: expect.stringContaining("manifest.json: description is missing.") as string });
    expect(existsSync(out)).toBe(false);

    cpSync(join(root, "manifests/teams/manifest.json"), manifest);
    expect(await make(from, out, "fi")).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Paketti on valmis") as string });
    expect(existsSync(out)).toBe(true);
  });
});

describe("check", () => {
  test("the bundled sample is good, and counted", async () => {
    const { code, out } = await kvartti(["check", sample, "--people", people]);
    expect(code).toBe(0);
    expect(out).toContain("ryhmiä 7, tavoitteita 27, toimenpiteitä 67, mittareita 90, hankkeita 24");
  });

  test("every fault of a file is told at its place, and the file is not accepted", async () => {
    const broken = file("broken.yaml", "id: x\nname: [1\n");
    const { code, out, err } = await kvartti(["check", broken]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(new RegExp(`^${broken}:\\d+:\\d+: virhe: .{10,}`, "m"));
    expect(err).toMatch(/ohjelmaa ei voi käyttää\.$/);
    expect((await kvartti(["check", "-"], { input: "name: [1\n", language: "en" })).err).toMatch(/^-:\d+:\d+: error: /m);
  });

  test("a document whose file would not be accepted is told so: the file is there to be corrected, and the command fails", async () => {
    const row = (title: string): string => `| Kotona asuminen | 1a ${title} | Käynnit lisääntyvät 10 % | Päällikkö |`;
    const document = file("kahdesti.md", `# Vanhuspalvelut\n\n| Tavoite | Toimenpide | Mittari | Vastuuhenkilö |\n|---|---|---|---|\n${row("Etähoivan laajentaminen")}\n${row("Kuntoutuksen lisääminen")}\n`);
    const out = join(folder, "kahdesti.yaml");
    const made = await kvartti(["import", document, "--out", out, "--organisation", "kunta"]);
    expect(made).toMatchObject({ code: 1, out: expect.stringContaining("rivi 6: sama numero kahdesti") });
    expect(made.err).toContain("ei vielä kelpaa");
    expect((await kvartti(["check", out])).code).toBe(1);
  });

  test("a file that is not there, is a folder or is not text is told in a sentence", async () => {
    expect(await kvartti(["check", join(folder, "none.yaml")])).toMatchObject({ code: 1, err: expect.stringContaining("ei ole. Tarkista polku.") });
    expect((await kvartti(["check", folder])).err).toContain("EISDIR");
    expect((await kvartti(["check", file("latin1.yaml", Buffer.from("nimi: Pääsky", "latin1"))])).err).toContain("UTF-8");
  });
});

describe("understand", () => {
  const line = JSON.stringify({ id: "1", text: "tavoite 3 tilanne?", lang: "fi", role: "staff", channel: "vanhus" });

  test("reads a message a line and writes a reading a line, without a store", async () => {
    const { code, out } = await kvartti(["understand", "--jsonl", "--today", "2026-11-21"], { input: `${line}\n\n{"id":\n` });
    expect(code).toBe(0);
    const [first = "", second = ""] = out.split("\n");
    expect(JSON.parse(first)).toMatchObject({ id: "1", intent: "status_goal", group: "vanhus", goal: 3, measure: null });
    expect(second).toContain("error");
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("reads a file and another programme, too", async () => {
    const messages = file("messages.jsonl", line);
    expect((await kvartti(["understand", messages, "--programme", sample])).out).toContain('"status_goal"');
    expect(await kvartti(["understand", messages, "--programme", join(folder, "none")])).toMatchObject({ code: 1, out: "" });
  });

  test("tells step by step how one message was read", async () => {
    const { code, out } = await kvartti(["understand", "--explain", "tavoite 3 tilanne?", "--channel", "vanhus"]);
    expect(code).toBe(0);
    expect(out.split("\n").length).toBeGreaterThan(1);
    expect(await kvartti(["understand", "--explain", "x", "--channel", "nobody"])).toMatchObject({ code: 1, err: expect.stringContaining("vanhus") });
  });
});

describe("settings that are wrong", () => {
  test("stop a command with every fault told, whatever the command", async () => {
    const { code, out, err } = await kvartti(["outbox"], { env: { PORT: "x", KVARTTI_DAT: "y" } });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("PORT: arvo ”x” ei kelpaa");
    expect(err).toContain("Tarkoititko KVARTTI_DATA?");
  });

  test("a data folder that cannot be used is told, not thrown", async () => {
    const { code, err } = await kvartti(["outbox"], { env: { KVARTTI_DATA: file("not-a-folder", "x") } });
    expect(code).toBe(1);
    expect(err).toMatch(/ei voi kirjoittaa/);
    expect(err).not.toMatch(/node_modules|Error:/);
  });
});

describe("a start that cannot be", () => {
  test("tells the faults of the programme file that should fill an empty store, with their lines", async () => {
    const broken = file("start.yaml", "id: x\nname: [1\n");
    const { code, err } = await kvartti(["rounds"], { env: { KVARTTI_PROGRAMME: broken, KVARTTI_DATA: join(folder, "start") } });
    expect(code).toBe(1);
    expect(err).toMatch(/start\.yaml:\d+:\d+: virhe: /);
    expect(await kvartti(["rounds"], { env: { KVARTTI_PROGRAMME: "/no/such.yaml", KVARTTI_DATA: join(folder, "start") } })).toMatchObject({
      code: 1, err: "Tiedostoa /no/such.yaml ei ole. Tarkista polku.",
    });
  });

  test("tells that a port is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, err } = await kvartti(["start"], { env: { PORT: String(port), KVARTTI_DATA: join(folder, "port"), LOG_LEVEL: "silent" } });
    taken.close();
    expect({ code, err }).toEqual({ code: 1, err: `Portti ${port} on jo käytössä (HOST=127.0.0.1). Sulje toinen ohjelma tai valitse toinen portti, esimerkiksi PORT=${port + 1} npm start` });
  });
});

describe("load", () => {
  const real = () => file("real.yaml", readFileSync(sample, "utf8").replace(/^demo: true$/m, "demo: false").replace(/^id: .*$/m, "id: oikea-ohjelma"));
  const store = dataAt("load");

  test("shows first and saves only when told", async () => {
    const trial = await kvartti(["load", sample, "--people", people, "--dry-run"], store);
    expect(trial.code).toBe(0);
    expect(trial.out).toContain("tämä on sen ensimmäinen ohjelma");
    expect(trial.out).toContain("mitään ei tallennettu");
    expect(await kvartti(["load", sample], store)).toMatchObject({ code: 2, err: expect.stringContaining("--yes") });
    const asked: string[] = [];
    const refused = await kvartti(["load", sample], { ...store, confirm: (question) => Promise.resolve(asked.push(question) === 0) });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("Peruttu") });
    expect(asked).toHaveLength(1);
    expect((await kvartti(["load", sample, "--people", people, "--yes"], store)).out).toContain("versio 1");
  });

  test("the same file again is no new version; a changed one tells what changes", async () => {
    expect((await kvartti(["load", sample, "--people", people, "--yes"], store)).out).toContain("on jo käytössä tällaisena (versio 1)");
    const changed = file("changed.yaml", readFileSync(sample, "utf8").replace(/^name: .*$/m, "name: Uusi nimi"));
    const done = await kvartti(["load", changed, "--yes"], store);
    expect(done.out).toMatch(/nimi muuttuu: ohjelma/);
    expect(done.out).toContain("1 muutos versioon 1 verrattuna");
    expect(done.out).toContain("Uusi nimi on käytössä, versio 2");
  });

  test("a real programme takes the sample's place", async () => {
    const done = await kvartti(["load", real(), "--yes"], store);
    expect(done.out).toContain("esittelyaineiston ”Uusi nimi” tilalle");
    expect(done.out).not.toContain("uudelleen");
    // Nobody has looked at who would be reminded yet.
    expect(await kvartti(["rounds", "open", "2021-Q1"], store)).toMatchObject({ code: 0, out: expect.stringMatching(/2021-Q1 on auki.*ennen kuin koordinaattori on katsonut esikatselun/) });
    expect((await kvartti(["load", real(), "--dry-run"], store)).out).toContain("0 muutosta");
  });

  test("a version that is loaded while a round is open waits, and the next is compared with it", async () => {
    const renamed = (name: string, text: string) => file(name, text.replaceAll("vanhus", "ikaihmiset").replace(/^( *- id: ikaihmiset\n *name: ).*$/m, "$1Ikäihmisten asiat"));
    const yaml = renamed("renamed.yaml", readFileSync(real(), "utf8"));
    const done = await kvartti(["load", yaml, "--people", renamed("people.yaml", readFileSync(people, "utf8")), "--yes"], store);
    expect(done.out).toContain("nimi muuttuu: ryhmä Vanhuspalvelut → Ikäihmisten asiat");
    expect(done.out).toMatch(/versio 2 on tallennettu ja odottaa.*jatkuu versiolla 1/);
    expect((await kvartti(["load", yaml, "--dry-run"], store)).out).toContain("0 muutosta versioon 2 verrattuna");
    await withProductAt("load", async ({ stores }) => {
      const roles = (await stores.roles.find({ programme: "oikea-ohjelma" })).map((r) => r.value);
      expect(roles.filter((r) => r.role === "chair").map((r) => r.group)).toContain("vanhus");
      expect(roles.map((r) => r.group)).not.toContain("ikaihmiset");
    });
  });

  test("the sample is kept from a real platform", async () => {
    const slack = { ...store.env, SLACK_BOT_TOKEN: "xoxb-1111-abc", SLACK_SIGNING_SECRET: "s" };
    expect(await kvartti(["load", sample, "--yes"], { env: slack })).toMatchObject({ code: 1, err: expect.stringContaining("KVARTTI_DEMO=on") });
  });
});

describe("with a store", () => {
  const store = dataAt("store");
  const entry = (key: string, state: "queued" | "failed") => ({
    id: key, key, state, attempts: state === "failed" ? 3 : 0, createdAt: 0, dueAt: 0, organisation: "pori", programme: "p", purpose: "notice" as const,
    to: { kind: "person" as const, person: "someone" },
    card: { language: "fi" as const, summary: "salainen sisältö", blocks: [] },
    ...(state === "failed" ? { reason: "archived" as const } : {}),
  });

  beforeAll(async () => {
    await withProductAt("store", async ({ stores }) => {
      await stores.outbox.add([entry("a:1", "queued"), entry("a:2", "queued"), entry("b:1", "failed")]);
    });
  });

  test("the outbox is listed in words, without what the messages say", async () => {
    const all = await kvartti(["outbox"], store);
    expect(all.code).toBe(0);
    expect(all.out).toContain("kanava arkistoitu");
    expect(all.out).toMatch(/Yhteensä: .*jonossa 2/);
    expect(all.out).not.toContain("salainen");
    const failed = await kvartti(["outbox", "list", "--state", "failed"], store);
    expect(failed.out).toContain("b:1");
    expect(failed.out).not.toContain("a:1");
    expect((await kvartti(["outbox", "list", "--state", "lost"], store)).code).toBe(2);
    expect((await kvartti(["outbox", "list", "--limit", "none"], store)).code).toBe(2);
    expect((await kvartti(["outbox", "show", "b:1"], store)).out).toMatch(/key: b:1\nstate: ei mennyt perille\nreason: kanava arkistoitu/);
    expect(await kvartti(["outbox", "show", "none"], store)).toMatchObject({ code: 1, out: "" });
  });

  test("a failed message is queued again, a waiting one is dropped, and what cannot be done is told", async () => {
    const retried = await kvartti(["outbox", "retry", "b:1", "a:1", "none"], store);
    expect(retried).toMatchObject({ code: 1, out: "b:1: jonossa uudelleen." });
    expect(retried.err).toMatch(/a:1: ei lähetetä uudelleen[^]*none: ei lähetetä uudelleen[^]*2 viestille ei tehty mitään/);
    expect(await kvartti(["outbox", "drop", "a:2"], store)).toMatchObject({ code: 0, out: "a:2: peruttu." });
  });

  test("a link to the operator's page is the administrator's own, at the product's address", async () => {
    const { code, out, err } = await kvartti(["outbox", "page", "--lang", "sv"], { env: { ...store.env, PORT: "3210" } });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^http:\/\/localhost:3210\/operator\/[\w-]{32}\?lang=sv$/) as string });
    expect(err).toContain("30 minuuttia");
    expect(await kvartti(["outbox", "page", "--for", "nobody"], store)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("nobody ei ole ylläpitäjä") as string });
  });

  test("an admin code is shown once and kept as a fingerprint only", async () => {
    const { code, out } = await kvartti(["admin-code"], store);
    expect(code).toBe(0);
    expect(adminCodeIn(out)).toBe(out);
    await withProductAt("store", async ({ stores, ports }) => {
      const kept = await stores.adminCodes.get(await ports.fingerprint(out));
      expect(kept?.value.expiresAt).toBeGreaterThan(0);
      expect(JSON.stringify(kept)).not.toContain(out);
    });
    expect((await kvartti(["admin-code"], store)).out).not.toBe(out);
  });

  test("rounds are listed, and one is opened by hand once", async () => {
    const before = await kvartti(["rounds"], store);
    expect(before.out).toMatch(/^2021-Q1 +tulossa +2021-04-01/m);
    expect(await kvartti(["rounds", "open", "2021-q2"], store)).toMatchObject({ code: 0, out: expect.stringMatching(/2021-Q2 on auki.*lähetysaikana minuutin kuluessa/) });
    expect(await kvartti(["rounds", "open", "2021-Q2"], store)).toMatchObject({ code: 1, err: expect.stringContaining("jo avattu") });
    expect(await kvartti(["rounds", "open", "1999-Q1"], store)).toMatchObject({ code: 2, err: expect.stringContaining("2021-Q1") });
    expect((await kvartti(["rounds"], store)).out).toMatch(/^2021-Q2 +auki/m);
  });

  test("a backup goes back into an empty store whole, and into a filled one only by force", async () => {
    const copy = join(folder, "copy.gz");
    expect((await kvartti(["backup", copy], store)).code).toBe(0);
    const fresh = dataAt("fresh");
    expect((await kvartti(["restore", copy], fresh)).code).toBe(0);
    expect((await kvartti(["rounds"], fresh)).out).toMatch(/^2021-Q2 +auki/m);
    expect(await kvartti(["restore", copy], fresh)).toMatchObject({ code: 1, err: expect.stringContaining("--force") });
    expect((await kvartti(["restore", copy, "--force"], fresh)).code).toBe(0);
    expect(await kvartti(["restore", file("foreign.gz", "no backup")], dataAt("other"))).toMatchObject({ code: 1, err: expect.stringContaining("ei ole ehjä") });
    expect(await kvartti(["restore", join(folder, "none.gz")], dataAt("other"))).toMatchObject({ code: 1 });
    expect(await kvartti(["backup", join(folder, "no/such/folder.gz")], store)).toMatchObject({ code: 1, err: expect.stringContaining("ENOENT") });
  });

  test("a store process serves everybody until it is told to stop, and there is one for a folder", async () => {
    const env = { ...process.env, ...dataAt("served").env };
    const server = spawn(process.execPath, ["--import", "tsx", "adapters/cli.ts", "store"], { cwd: root, env, stdio: ["ignore", "pipe", "ignore"] });
    const ended = new Promise((resolve) => server.on("exit", resolve));
    const uri = await new Promise<string>((resolve) => server.stdout.once("data", (data: Buffer) => resolve(data.toString())));
    expect(uri).toMatch(/^mongodb:\/\/\S+\n$/);
    expect(await kvartti(["store"], dataAt("served"))).toMatchObject({ code: 1, err: expect.stringContaining("jo käynnissä") });
    expect((await kvartti(["rounds"], dataAt("served"))).code).toBe(0);
    server.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  test("a command in a process of its own works while the product runs", async () => {
    await withProductAt("store", async () => {
      const run = promisify(execFile);
      const env = { ...process.env, ...store.env, KVARTTI_LANG: "en" };
      const { stdout } = await run(process.execPath, ["--import", "tsx", "adapters/cli.ts", "rounds"], { cwd: root, env });
      expect(stdout).toMatch(/^2021-Q2 +open/m);
    });
  });
});

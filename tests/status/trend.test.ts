import { beforeEach, describe, expect, test } from "vitest";
import type { Ports } from "../../src/ports.ts";
import { answerStatus } from "../../src/status/answer-status.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import type { Trend } from "../../src/vocabulary/trend.ts";
import { withStore } from "../support/store.ts";
import { office, sampleProgramme } from "./office.ts";

const store = withStore();
const programme = sampleProgramme();
const elderly = { platform: "slack", groups: ["vanhus"] };

let drawn: Trend[] = [];
beforeEach(() => {
  drawn = [];
});

interface Asked {
  readonly place?: { readonly platform: string; readonly groups: readonly string[] };
  readonly canShow?: boolean;
  readonly language?: "fi" | "sv" | "en";
}

async function ask(given: ReturnType<typeof office>, indicator: string, { place = elderly, canShow = true, language = "fi" }: Asked = {}): Promise<Card> {
  const addressFor = (trend: Trend): Promise<string | undefined> => {
    drawn.push(trend);
    return Promise.resolve(canShow ? "https://kvartti.example/pictures/x.png" : undefined);
  };
  const ports: Ports = { ...given.ports, pictures: { addressFor } };
  const told = await answerStatus(ports, programme, { kind: "indicator", target: { indicator } }, { language, place });
  if (!told.ok) throw new Error(told.refusal.code);
  return told.value;
}

const image = (card: Card): { readonly alt: string } | undefined => card.blocks.flatMap((b) => (b.kind === "image" ? [b] : []))[0];

async function quarters(series: string, ...values: readonly number[]): Promise<ReturnType<typeof office>> {
  const o = office(programme, store);
  await o.openRound("2021-Q3", "2021-10-29");
  // The last was given in the open round, so nobody has confirmed it.
  for (const [i, value] of values.entries()) await o.reads(series, `2021-Q${String(i + 1)}`, value, i === 2 ? "2021-Q3" : undefined);
  return o;
}

describe("the trend of an indicator", () => {
  test("three figures are a picture, and its words say the same", async () => {
    const card = await ask(await quarters("kotona-asuvat-75", 91.9, 92.5, 92.8), "vanhus-3a-m1");
    expect(image(card)?.alt).toMatch(/^Kehitys: 91,9\s%.*\(31\.3\.2021.*92,8\s%.*30\.9\.2021.*tavoitetaso 94\s%\.$/u);
    expect(image(card)?.alt).toContain("ennakkotieto");
    expect(drawn[0]?.points.map((p) => p.words)).toEqual(["91,9\u00a0%", "92,5\u00a0%", "92,8\u00a0%"]);
    expect(drawn[0]?.target?.value).toBe(94);
    expect(drawn[0]?.note).toContain("Ennakkotieto");
  });

  test("two figures are told without one", async () => {
    const card = await ask(await quarters("kotona-asuvat-75", 91.9, 92.5), "vanhus-3a-m1");
    expect(image(card)).toBeUndefined();
    expect(drawn).toEqual([]);
  });

  test("where the platform cannot show it, the figures are told in words", async () => {
    const card = await ask(await quarters("kotona-asuvat-75", 91.9, 92.5, 92.8), "vanhus-3a-m1", { canShow: false, language: "sv" });
    expect(image(card)).toBeUndefined();
    expect(cardText(card)).toMatch(/Utveckling: 91,9/u);
  });

  test("a small count of people is drawn for its own group only", async () => {
    const few = await quarters("vammais-t2-1-m1", 3, 12, 14);
    const card = await ask(few, "vammais-t2-1-m1", { place: { platform: "slack", groups: [] } });
    expect([image(card), drawn]).toEqual([undefined, []]);
    expect(cardText(card)).not.toContain("Kehitys");
    expect(image(await ask(few, "vammais-t2-1-m1", { place: { platform: "slack", groups: ["vammais"] } }))).toBeDefined();
  });
});

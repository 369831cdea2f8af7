import { describe, expect, test } from "vitest";
import { routeFor } from "../../src/conversation/route-for.ts";
import { buildReader } from "../../src/conversation/understand.ts";
import { answerStatus, questionOfRoute } from "../../src/status/answer-status.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import { withStore } from "../support/store.ts";
import { office, sampleProgramme } from "./office.ts";

const store = withStore();
const programme = sampleProgramme();
const reader = buildReader(programme);

/** What a message is answered with, the way words go. */
async function told(given: ReturnType<typeof office>, text: string, language: "fi" | "sv" | "en" = "fi"): Promise<string> {
  const { route, params } = routeFor(reader.understand(text, { today: "2021-10-20", channelGroup: "vanhus" }));
  const question = questionOfRoute(route, params);
  if (!question) throw new Error(`${text} went to ${route}`);
  const answer = await answerStatus(given.ports, programme, question, { language });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return cardText(answer.value);
}

async function autumn(): Promise<ReturnType<typeof office>> {
  const o = office(programme, store);
  await o.reads("kotona-asuvat-75", "2021-Q1", 91.9);
  await o.reads("kotona-asuvat-75", "2021-Q2", 92.5);
  await o.reads("vanhus-1b-m1", "2021-Q2", 60);
  await o.judges("vanhus-1b", "2021-Q2", "atRisk");
  await o.openRound("2021-Q3", "2021-10-29");
  await o.reads("kotona-asuvat-75", "2021-Q3", 92.8, "2021-Q3");
  await o.reads("vanhus-1b-m1", "2021-Q3", 60, "2021-Q3");
  await o.judges("vanhus-1b", "2021-Q3", "onTrack");
  return o;
}

describe("what has changed since a quarter", () => {
  test("is told as what was and what is, a series once, and unconfirmed figures as such", async () => {
    const text = await told(await autumn(), "mitä vanhuspalveluissa on muuttunut Q2:n jälkeen?");
    expect(text).toContain("Vanhuspalvelut. 2 muutosta 30.6.2021 jälkeen.");
    expect(text).toContain("1b Perhehoidon kasvattaminen: Vaatii huomiota → Etenee suunnitellusti");
    expect(text.match(/92,5\s%.*→ 92,8\s%/gu)).toHaveLength(1);
    expect(text).not.toContain("60");
    expect(text).toContain("Ennakkotieto");
  });

  test("a goal's own changes; without a time, what the newest round brought", async () => {
    const text = await told(await autumn(), "mikä on muuttunut tavoitteessa 3");
    expect(text).toContain("Tavoite 3: Kotihoidon kehittäminen. 1 muutos 30.6.2021 jälkeen.");
    expect(text).not.toContain("1b");
  });

  test("no change is said, too", async () => {
    const given = await autumn();
    expect(await told(given, "muutokset tavoitteessa 2 Q2:n jälkeen")).toContain("Ei muutoksia 30.6.2021 jälkeen");
    expect(await told(given, "vad har ändrats i mål 3 sedan Q3", "sv")).toContain("Inga ändringar sedan 30.9.2021");
  });
});

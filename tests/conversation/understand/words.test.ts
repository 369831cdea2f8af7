import { describe, expect, it } from "vitest";
import { numberWord } from "../../../src/conversation/read-number-words.ts";
import { wordKey } from "../../../src/conversation/read-stem.ts";
import { buildVocabulary } from "../../../src/conversation/target-vocabulary.ts";
import { keysOf } from "../../../src/conversation/target-index.ts";

describe("a Finnish word in any of its forms", () => {
  it.each([
    "kotihoito kotihoidon kotihoitoon kotihoidosta kotihoitoa",
    "perhehoito perhehoidosta perhehoitoa perhehoitoon",
    "asiakas asiakkaan asiakkaat asiakkaita asiakasta",
    "lähete lähetteet lähetteiden lähetteitä",
    "osuus osuuden osuudet osuutta osuuksista",
    "tuki tuen tukea tuesta",
    "työkyky työkyvyn työkykyä",
    "tarve tarpeen tarpeet",
    "perehdyttäminen perehdyttämisen perehdyttämisestä",
    "kustannus kustannukset kustannusten kustannuksista",
    "työhyvinvointi työhyvinvoinnin työhyvinvointia",
    "käynti käynnit käyntejä käynneistä",
    "päätös päätöksen päätökset päätösten",
    "lapsi lapset lasten lapsia",
    "työkierto työkierron työkiertoa",
    "rakenne rakenteen rakennetta",
    "kumppani kumppanien kumppaneiden",
    "luku luvun luvut lukua",
  ])("has one key: %s", (forms) => {
    expect(new Set(forms.split(" ").map(wordKey)).size).toBe(1);
  });

  it.each([
    ["vanhus", "vanha"],
    ["asiakas", "asia"],
    ["koulutus", "koulu"],
    ["arvio", "arvo"],
  ])("is kept apart from another word (%s, %s)", (a, b) => {
    expect(wordKey(a)).not.toBe(wordKey(b));
  });
});

describe("the programme's words", () => {
  const vocabulary = buildVocabulary(keysOf("Lääkeautomaatit perhehoito päivystyskäynnit asiakas budjetointi"));
  const best = (word: string): string | undefined =>
    [...vocabulary.lookUp(wordKey(word))].sort((a, b) => b.quality - a.quality)[0]?.term;

  it.each([
    ["perhehoidossa", "perhehoito"],
    ["perhehoidn", "perhehoito"],
    ["automaattien", "lääkeautomaatit"],
    ["lääkeautomaattihanke", "lääkeautomaatit"],
    ["asiakasmäärä", "asiakas"],
    ["päivystys", "päivystyskäynnit"],
  ])("are found by inflection, typo and compound (%s)", (written, meant) => {
    expect(best(written)).toBe(wordKey(meant));
  });

  it("are not found by a word that only rhymes", () => {
    expect(vocabulary.lookUp(wordKey("kahvinkeitin"))).toEqual([]);
  });
});

describe("a number said as a word", () => {
  it.each([
    ["kolme", 3], ["kolmannen", 3], ["kolmosen", 3], ["viitosesta", 5], ["kuus", 6], ["yhdessätoista", undefined], ["kahdestoista", 12],
    ["kolmastoista", 13], ["trean", 3], ["tredje", 3], ["third", 3], ["twelve", 12], ["kahvi", undefined],
  ])("%s is %s", (word, value) => {
    expect(numberWord(word)?.value).toBe(value);
  });
});

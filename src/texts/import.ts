import { translated } from "./translated.ts";

/** Reading the document people have: commands, findings, and what keeps a file from being read. */
export const importing = translated({
  fi: {
    "cli.read-target.about": "Lue mittarilauseista suunta, arvo, yksikkö, vertailutaso ja määräaika",
    "cli.read-target.examples": "kvartti read-target --jsonl < mittarit.jsonl\nkvartti read-target mittarit.jsonl",
    "cli.read-target.file": "mittarit, JSON-olio rivillä: id, text; - lukee syötteestä",
    "cli.read-target.jsonl": "kirjoita JSON-olio rivillä (oletus)",
  },
  sv: {
    "cli.read-target.about": "Läs riktning, värde, enhet, jämförelsenivå och tidsgräns ur indikatorer",
    "cli.read-target.examples": "kvartti read-target --jsonl < indikatorer.jsonl\nkvartti read-target indikatorer.jsonl",
    "cli.read-target.file": "indikatorer, ett JSON-objekt per rad: id, text; - läser från indata",
    "cli.read-target.jsonl": "skriv ett JSON-objekt per rad (förval)",
  },
  en: {
    "cli.read-target.about": "Read direction, value, unit, baseline and deadline from indicator sentences",
    "cli.read-target.examples": "kvartti read-target --jsonl < indicators.jsonl\nkvartti read-target indicators.jsonl",
    "cli.read-target.file": "indicators, a JSON object a line: id, text; - reads standard input",
    "cli.read-target.jsonl": "write a JSON object a line (default)",
  },
});

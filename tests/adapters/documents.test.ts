import { Document, FootnoteReferenceRun, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { randomBytes } from "node:crypto";
import { deflateRawSync, deflateSync } from "node:zlib";
import writeXlsxFile from "write-excel-file/node";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../adapters/documents/read-document.ts";
import { readBytes } from "../../adapters/documents/read-bytes.ts";
import { usualXml } from "../../adapters/documents/xlsx-formats.ts";
import { importDocument } from "../../src/programme/import/import-document.ts";
import { findingText, importCounts, importReport } from "../../src/programme/import/import-report.ts";
import { labels, slides } from "../programme/import/fixtures.ts";
import { pdfOf, pdfOfText } from "../support/pdf.ts";
import { failed, number, rich, struck, text, uncounted, xlsxOf } from "../support/xlsx.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const imported = async (name: string, bytes: Uint8Array) => importDocument(await readBytes(name, bytes, () => undefined));

/** The slides with a page for every gap of three lines, as a printed presentation has them. */
const pages = slides.replace(/\n\n\n\n/g, "\f");

describe("one stream from every kind of file", () => {
  test("a PDF gives what its text gives", async () => {
    const fromText = await imported("ohjelma.txt", bytesOf(slides));
    const fromPdf = await imported("ohjelma.pdf", pdfOfText(pages));
    expect(importCounts(fromPdf)).toEqual(importCounts(fromText));
    expect(fromPdf.groups.flatMap((g) => g.measures.map((m) => m.title.text))).toEqual(fromText.groups.flatMap((g) => g.measures.map((m) => m.title.text)));
  });

  test("cells of a PDF's form stand on one height", async () => {
    const rows = labels.split("\n").filter((l) => l.includes("\t") || /^#/.test(l)).map((l) => l.replace(/^#+ /, ""));
    let y = 800;
    const lines = rows.flatMap((row) => {
      const [label = "", value] = row.split("\t");
      y -= value === undefined || /^Pitk|^Palvelulupaus/.test(label) ? 30 : 13;
      return [{ text: label.replace(/:$/, ""), y }, ...(value === undefined ? [] : [{ text: value, x: 220, y }])];
    });
    const found = await imported("lomake.pdf", pdfOf([lines]));
    expect(importCounts(found)).toMatchObject({ goals: 2, measures: 3, indicators: 2, promises: 1 });
    expect(found.groups.flatMap((g) => g.measures).at(-1)?.owners).toHaveLength(3);
  });

  test("a raised mark of a note in a PDF is no part of the figure before it, and the power of a unit is", async () => {
    const line = (y: number, [before, width]: readonly [string, number], mark: string, after: string) => [{ text: before, y }, { text: mark, x: 50 + width, y: y + 3, size: 6 }, { text: after, x: 53.4 + width, y }];
    const { lines } = await readBytes("ohjelma.pdf", pdfOf([[...line(700, ["nnn94", 27.8], "1", " % asuu kotona"), ...line(680, ["nnn 30 m", 41.7], "2", " tilaa")]]), () => undefined);
    expect(lines.flatMap((l) => (l.kind === "text" ? [l.text] : []))).toEqual(["nnn94 % asuu kotona", "nnn 30 m² tilaa"]);
  });

  test("a Word document keeps headings, struck text, and tables with several paragraphs in a cell", async () => {
    const cell = (...lines: string[]): TableCell => new TableCell({ children: lines.map((text) => new Paragraph(text)) });
    const row = (...cells: TableCell[]): TableRow => new TableRow({ children: cells });
    const document = new Document({
      sections: [{
        children: [
          new Paragraph({ text: "Kaupungin palveluohjelma", heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ text: "Varhaiskasvatus", heading: HeadingLevel.HEADING_2 }),
          new Table({
            rows: [
              row(cell("Toimenpide"), cell("Aikataulu"), cell("Mittarit"), cell("Vastuuhenkilö")),
              row(cell("Tavoite 1: Riittävä henkilöstö"), cell(""), cell(""), cell("")),
              row(cell("1a. Rekrytointia vahvistetaan", "kaikissa yksiköissä"), cell("2024 - 2026"), cell("Täytettyjen paikkojen osuus nousee 95 %:iin", "Hakijoiden määrä"), cell("vs. päällikkö Anna Oja")),
              row(cell("1b. Koulutus"), cell("2025"), cell("Vähintään 3 koulutusta/vuosi"), cell("")),
            ],
          }),
          new Paragraph({ children: [new TextRun({ text: "Tämä on poistettu.", strike: true })] }),
        ],
      }],
    });
    const found = await imported("ohjelma.docx", new Uint8Array(await Packer.toBuffer(document)));
    const [group] = found.groups;
    expect(found.name).toBe("Kaupungin palveluohjelma");
    expect(group?.name.text).toBe("Varhaiskasvatus");
    expect(group?.goals.map((g) => g.title.text)).toEqual(["Riittävä henkilöstö"]);
    expect(group?.measures.map((m) => [m.raw, m.title.text, m.schedule?.text, m.goals, m.indicators.map((x) => x.text), m.owners])).toEqual([
      ["1a.", "Rekrytointia vahvistetaan kaikissa yksiköissä", "2024 - 2026", [1], ["Täytettyjen paikkojen osuus nousee 95 %:iin", "Hakijoiden määrä"], [{ title: "päällikkö", name: "Anna Oja", acting: true }]],
      ["1b.", "Koulutus", "2025", [1], ["Vähintään 3 koulutusta/vuosi"], []],
    ]);
  });

  test("a spreadsheet gives a group a sheet, with rows as its measures", async () => {
    const typed = (value: string) => ({ value, type: String });
    const rows = [["Tavoite", "Toimenpide", "Mittari", "Vastuuhenkilö"], ["Sujuvat palvelut", "Avataan neuvontapiste", "Käyntejä vähintään 500 kpl", "Esko Mäki"], ["Sujuvat palvelut", "Ajanvaraus verkkoon", "", ""]];
    const file = await writeXlsxFile([{ data: rows.map((r) => r.map(typed)), sheet: "Neuvonta" }, { data: rows.slice(0, 2).map((r) => r.map(typed)), sheet: "Kirjasto" }]).toBuffer();
    const found = await imported("ohjelma.xlsx", new Uint8Array(file));
    expect(found.groups.map((g) => [g.name.text, g.goals.length, g.measures.length])).toEqual([["Neuvonta", 1, 2], ["Kirjasto", 1, 1]]);
    expect(found.groups[0]?.measures[0]).toMatchObject({ goals: [1], owners: [{ name: "Esko Mäki" }] });
  });

  const row = (...cells: readonly string[]) => ({ cells: cells.map((c) => (c === "" ? "" : text(c))) });
  const head = row("Tavoite", "Toimenpide", "Mittari", "Tavoitearvo", "Vastuuhenkilö");

  test("a number of a spreadsheet is read as its readers see it: 0.94 shown in per cent is 94 %", async () => {
    const found = await imported("ohjelma.xlsx", xlsxOf([{
      name: "Ohjelma",
      rows: [
        head,
        { cells: [text("Kotona asuminen"), text("1a Etähoiva"), text("Kotona asuvien osuus"), number(0.94, 1), text("Päällikkö")] },
        { cells: [text("Kotona asuminen"), text("1b Kuntoutus"), text("Henkilöstön määrä"), number(12.5, 2), text("Johtaja")] },
        { cells: ["", text("1c Neuvonta"), text("Palvelulu\u00ADpausten pa\u0308ivitys"), number(45291, 3), ""] },
      ],
      after: '<mergeCells><mergeCell ref="A3:A4"/><mergeCell ref="E3:E4"/></mergeCells>',
    }]));
    expect(found.groups[0]?.goals.map((g) => g.title.text)).toEqual(["Kotona asuminen"]);
    expect(found.groups[0]?.measures.map((m) => m.owners[0]?.title)).toEqual(["Päällikkö", "Johtaja", "Johtaja"]);
    expect(found.groups[0]?.measures.map((m) => m.indicators.map((x) => x.text))).toEqual([["Kotona asuvien osuus: 94 %"], ["Henkilöstön määrä: 12,5 htv"], ["Palvelulupausten päivitys: 31.12.2023"]]);
  });

  test("what a spreadsheet hides is left out and listed; a cell without a value is told", async () => {
    const found = await imported("ohjelma.xlsx", xlsxOf([
      {
        name: "Ohjelma",
        before: '<cols><col min="6" max="6" hidden="1"/></cols>',
        rows: [
          { cells: [...head.cells, text("Vastuuhenkilö")] },
          { cells: [...row("Kotona asuminen", "1a Etähoiva", "Etähoivan käynnit").cells, failed("#N/A"), text("Päällikkö"), text("Entinen päällikkö")] },
          { ...row("Kotona asuminen", "1x Hylätty luonnos", "Jonot lyhenevät 50 %", "", "Johtaja"), hidden: true },
          { cells: [...row("Kotona asuminen", "1b Kuntoutus", "Kuntoutusjaksot").cells, uncounted("D2*2"), text("Johtaja")] },
        ],
      },
      { name: "Vanha", state: "hidden", rows: [head, row("Vanha tavoite", "9a Vanha toimenpide", "Vanha mittari 5 %", "", "Joku")] },
    ]));
    expect(found.groups.map((g) => g.measures.map((m) => [m.raw, m.owners]))).toEqual([[["1a", [{ title: "Päällikkö" }]], ["1b", [{ title: "Johtaja" }]]]]);
    expect(found.findings.filter((f) => /hidden|cellError/.test(f.code)).map((f) => [f.code, f.count, f.about])).toEqual([
      ["hiddenPart", 1, "Vastuuhenkilö"], ["cellError", 1, "D2 #N/A"], ["hiddenPart", 1, "Entinen päällikkö"], ["hidden", 1, "Kotona asuminen 1x Hylätty luonnos Jonot lyhenevät 50 % Johtaja"], ["cellError", 1, "D4"], ["hidden", 1, "Vanha"],
    ]);
    expect(importReport(found, "fi").join("\n")).toMatch(/Ohjelma, rivi 2: solussa on virhe[^]*piilotettu asiakirjassa, jätetty pois: Ohjelma, rivi 3, Vanha, rivi 1/u);
  });

  test("what a spreadsheet strikes through is left out and told, a raised mark of a note is no part of a figure, and a sheet with a chart has nothing to read", async () => {
    const found = await imported("ohjelma.xlsx", xlsxOf([
      { name: "Kaavio", chart: true, rows: [] },
      {
        name: "Ohjelma",
        rows: [
          head,
          { cells: [text("2 Kotona asuminen"), text("2a Etähoiva"), rich("Käynnit lisääntyvät ", ["<strike/>", "10 %"], " 15 %"), "", rich(["<strike/>", "Matti Virtanen"], " Maija Laine")] },
          { cells: [text("2 Kotona asuminen"), text("2b Kuntoutus"), rich("Vähintään 94", ['<vertAlign val="superscript"/>', "1"], " % asuu kotona"), "", text("Johtaja")] },
          { cells: ["5 Perheiden tuki", "5x Hylätty toimenpide", "Jonot lyhenevät 50 %", "", "Entinen päällikkö"].map((c) => (c === "" ? "" : struck(c))) },
          row("5 Perheiden tuki", "5a Perhetyö", "Perhetyön jaksot", "", "Johtaja"),
        ],
      },
    ]));
    expect(found.groups.map((g) => [g.name.text, g.goals.map((x) => [x.number, x.title.text])])).toEqual([["Ohjelma", [[2, "Kotona asuminen"], [5, "Perheiden tuki"]]]]);
    expect(found.groups[0]?.measures.map((m) => [m.raw, m.goals, m.indicators.map((x) => x.text), m.owners])).toEqual([
      ["2a", [2], ["Käynnit lisääntyvät 15 %"], [{ name: "Maija Laine" }]],
      ["2b", [2], ["Vähintään 94 % asuu kotona"], [{ title: "Johtaja" }]],
      ["5a", [5], ["Perhetyön jaksot"], [{ title: "Johtaja" }]],
    ]);
    expect(found.findings.filter((f) => f.code === "struckPart").map((f) => f.about)).toEqual(["10 % Matti Virtanen", "5 Perheiden tuki 5x Hylätty toimenpide Jonot lyhenevät 50 % Entinen päällikkö"]);
  });

  test("a workbook of a program that writes prefixes and single quotes says the same", () => {
    expect(usualXml("<?xml version='1.0'?><x:row xmlns:x='m' r='1' hidden='1'><x:c><x:v>5 o'clock</x:v></x:c></x:row>")).toBe('<?xml version="1.0"?><row xmlns:x="m" r="1" hidden="1"><c><v>5 o\'clock</v></c></row>');
  });

  test("text in the old Western encoding is read too", async () => {
    const found = await imported("vanha.txt", new Uint8Array(Buffer.from(slides, "latin1")));
    expect(found.groups[0]?.name.text).toBe("Ikäihmisten palvelut");
  });

  test("a stray byte or a letter cut in the middle spoils its own line, not the whole file", async () => {
    const bytes = Buffer.from(slides.replace("Etähoivan laajentaminen", "Etähoivan laajen\u00AD\ntaminen").replace("kotihoidon tiimeille", "kotihoidon \u0001tiimeille"));
    bytes[bytes.indexOf(1)] = 0x93;
    const found = await imported("ohjelma.txt", new Uint8Array(Buffer.concat([bytes, Buffer.from([0xc3])])));
    expect(found.groups[0]?.name.text).toBe("Ikäihmisten palvelut");
    expect(found.groups[0]?.measures[0]?.title.text).toBe("Etähoivan laajentaminen kaikille alueen kotihoidon \uFFFDtiimeille");
    expect(found.findings.filter((f) => f.code === "unreadable")).toHaveLength(2);
  });
});

describe("a Word document says what its readers see", () => {
  const cell = (text: string | readonly TextRun[], span: { readonly rowSpan?: number; readonly columnSpan?: number } = {}): TableCell =>
    new TableCell({ ...span, children: [new Paragraph({ children: typeof text === "string" ? [new TextRun(text)] : [...text] })] });
  const row = (...cells: readonly (TableCell | string)[]): TableRow => new TableRow({ children: cells.map((c) => (typeof c === "string" ? cell(c) : c)) });
  const head = row("Tavoite", "Toimenpide", "Mittari", "Vastuuhenkilö");
  const read = async (children: readonly (Paragraph | Table)[], more: Partial<ConstructorParameters<typeof Document>[0]> = {}) =>
    readBytes("ohjelma.docx", new Uint8Array(await Packer.toBuffer(new Document({ ...more, sections: [{ children: [...children] }] }))), () => undefined);

  test("a cell that covers several rows or columns leaves the others in their own columns, and its owner is each row's", async () => {
    const { lines } = await read([new Table({
      rows: [
        head,
        row(cell("1. Kotona asuminen", { rowSpan: 2 }), "1a Etähoiva", "Käynnit lisääntyvät 10 %", cell("Päällikkö", { rowSpan: 2 })),
        row("1b Kuntoutus", "Jaksot lisääntyvät 20 %"),
        row("2. Perheet", cell("2a Perhetyö", { columnSpan: 2 }), "Esihenkilö"),
      ],
    })]);
    expect(lines.flatMap((l) => (l.cells ? [l.cells] : [])).slice(2)).toEqual([["", "1b Kuntoutus", "Jaksot lisääntyvät 20 %", ""], ["2. Perheet", "2a Perhetyö", "", "Esihenkilö"]]);
    const found = importDocument({ name: "ohjelma", lines });
    expect(found.groups[0]?.measures.map((m) => [m.goals, m.raw, m.owners[0]?.title])).toEqual([[[1], "1a", "Päällikkö"], [[1], "1b", "Päällikkö"], [[2], "2a", "Esihenkilö"]]);
  });

  test("what is struck in the middle of a line is left out and told, and the mark of a note is no part of a figure", async () => {
    const found = importDocument({ name: "ohjelma", lines: (await read([new Table({
      rows: [
        head,
        row("1. Kotona asuminen", "1a Etähoiva", cell([new TextRun("Käynnit lisääntyvät "), new TextRun({ text: "10 %", strike: true }), new TextRun(" 15 %")]), cell([new TextRun({ text: "Matti Virtanen ", doubleStrike: true }), new TextRun("Maija Laine")])),
        row("1. Kotona asuminen", "1b Kuntoutus", cell([new TextRun("Vähintään 94"), new TextRun({ text: "1", superScript: true }), new TextRun(" % asuu kotona"), new FootnoteReferenceRun(1)]), "Johtaja"),
        row("1. Kotona asuminen", "1c Tilat", cell([new TextRun("Vähintään 300 m"), new TextRun({ text: "2", position: "4pt" }), new TextRun(" tilaa")]), "Johtaja"),
      ],
    })], { footnotes: { 1: { children: [new Paragraph("Lähde: Sotkanet 2020, 92 %")] } } })).lines });
    expect(found.groups[0]?.measures.map((m) => [m.indicators.map((x) => x.text), m.owners])).toEqual([
      [["Käynnit lisääntyvät 15 %"], [{ name: "Maija Laine" }]], [["Vähintään 94 % asuu kotona"], [{ title: "Johtaja" }]], [["Vähintään 300 m² tilaa"], [{ title: "Johtaja" }]],
    ]);
    expect(found.findings.flatMap((f) => (f.code === "struckPart" ? [findingText(found, f, "en")] : []))).toEqual(["paragraph 2: a part of the line is struck through and left out (10 % Matti Virtanen)"]);
  });

  test("what Word hides is left out and listed", async () => {
    const found = importDocument({ name: "ohjelma", lines: (await read([new Table({
      rows: [head, row("1. Kotona asuminen", "1a Etähoiva", cell([new TextRun("Käynnit lisääntyvät "), new TextRun({ text: "10 % ", vanish: true }), new TextRun("15 %")]), cell([new TextRun({ text: "Matti Virtanen ", vanish: true }), new TextRun("Maija Laine")]))],
    }), new Paragraph({ children: [new TextRun({ text: "Luonnos: lakkautetaan yksikkö", vanish: true })] })])).lines });
    expect(found.groups[0]?.measures.map((m) => [m.indicators.map((x) => x.text), m.owners])).toEqual([[["Käynnit lisääntyvät 15 %"], [{ name: "Maija Laine" }]]]);
    expect(found.findings.filter((f) => /hidden/.test(f.code)).map((f) => [f.code, f.about])).toEqual([["hiddenPart", "10 % Matti Virtanen"], ["hidden", "Luonnos: lakkautetaan yksikkö"]]);
  });

  test("numbers that Word counts by itself are those of the page: lists that go on after bullets, begin again, and have letters below", async () => {
    const level = (n: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({ level: n, format, text });
    const config = [
      { reference: "numerot", levels: [level(0, LevelFormat.DECIMAL, "%1."), level(1, LevelFormat.LOWER_LETTER, "%1%2)"), level(2, LevelFormat.UPPER_ROMAN, "%3.")] },
      { reference: "viivat", levels: [level(0, LevelFormat.BULLET, "–")] },
    ];
    const item = (text: string, reference: string, n = 0, instance = 0): Paragraph => new Paragraph({ text, numbering: { reference, level: n, instance } });
    const { lines } = await read([
      item("Edistetään hyvinvointia", "numerot"), item("tuetaan järjestöjä", "viivat"), item("Lisätään osallisuutta", "numerot"), item("asukasraadit", "numerot", 1), item("kyselyt", "numerot", 1), item("kevät", "numerot", 2),
      item("Kehitetään palveluja", "numerot"), item("chat", "numerot", 1), item("Vastaamme ajoissa", "numerot", 0, 1), item("Kuuntelemme", "numerot", 0, 1),
    ], { numbering: { config } });
    expect(lines.flatMap((l) => (l.kind === "blank" ? [] : [`${l.sign ?? ""}${l.text}`]))).toEqual([
      "1. Edistetään hyvinvointia", "-tuetaan järjestöjä", "2. Lisätään osallisuutta", "2a) asukasraadit", "2b) kyselyt", "I. kevät", "3. Kehitetään palveluja", "3a) chat", "1. Vastaamme ajoissa", "2. Kuuntelemme",
    ]);
  });
});

/** A zip whose single entry says how large it unpacks, whatever it holds. */
function zipOf(name: string, content: Uint8Array, claims = content.length): Uint8Array {
  const packed = deflateRawSync(content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(claims, 22);
  head.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claims, 24);
  entry.writeUInt16LE(name.length, 28);
  const start = head.length + name.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(start, 16);
  return new Uint8Array(Buffer.concat([head, Buffer.from(name), packed, entry, Buffer.from(name), end]));
}

/** A PDF with a packed stream after its pages. */
const withContent = (packed: Uint8Array, filter: string): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from(pdfOfText("Tavoite")), Buffer.from(`9 0 obj\n<< /Length ${packed.length} /Filter ${filter} >>\nstream\n`), packed, Buffer.from("\nendstream\nendobj\n")]));

describe("a hostile file is refused with a reason, and the process goes on", () => {
  test.each<[string, () => Uint8Array, string]>([
    ["a zip bomb", () => zipOf("word/document.xml", Buffer.alloc(1024), 3_000_000_000), "unpacksTooLarge"],
    ["a sheet with a million rows", () => zipOf("xl/worksheets/sheet1.xml", Buffer.alloc(30 * 1024 * 1024, "<row/>")), "tooManyRows"],
    ["a zip that lies about its size", () => zipOf("word/document.xml", Buffer.alloc(90 * 1024 * 1024, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"), 1000), "unpacksTooLarge"],
    ["far too much text", () => Buffer.alloc(20 * 1024 * 1024, "Toimenpide ja mittari\n"), "tooLarge"],
    ["binary noise", () => randomBytes(300_000), "binary"],
    ["a PDF whose page unpacks to far more than it is", () => withContent(deflateSync(Buffer.alloc(45 * 1024 * 1024, " ")), "/FlateDecode"), "unpacksTooLarge"],
    ["a PDF that is packed twice over", () => withContent(deflateSync(deflateSync(Buffer.alloc(45 * 1024 * 1024, " "))), "[/FlateDecode /FlateDecode]"), "unpacksTooLarge"],
    ["a PDF with a password", () => pdfOf([[{ text: "Salainen", y: 800 }]], true), "encrypted"],
    ["a PDF that is cut off", () => pdfOfText("Tavoite").subarray(0, 60), "damaged"],
    ["a PDF without text", () => pdfOf([[]]), "noText"],
    ["an empty file", () => new Uint8Array(), "empty"],
    ["an old Word file", () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600, 1)]), "oldFormat"],
    ["another kind of zip", () => zipOf("kuva.png", Buffer.alloc(100)), "unknownKind"],
  ])("%s", async (_name, make, code) => {
    await expect(readBytes("tiedosto", new Uint8Array(make()), () => undefined)).rejects.toMatchObject({ name: "DocumentRefused", code });
  });

  test("in a thread of its own, and what is fine is read there", async () => {
    await expect(readDocument("kohina.bin", new Uint8Array(randomBytes(50_000)))).rejects.toMatchObject({ code: "binary" });
    expect(importCounts(await readDocument("ohjelma.txt", bytesOf(slides)))).toMatchObject({ groups: 3 });
  });
});

test("progress is told page by page", async () => {
  const told: number[] = [];
  await readBytes("pitkä.pdf", pdfOfText(Array.from({ length: 5 }, (_, i) => `Sivu ${i + 1}`).join("\f")), (done) => void told.push(done));
  expect(told).toEqual([1, 2, 3, 4, 5]);
});

import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import writeXlsxFile from "write-excel-file/node";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../adapters/documents/read-document.ts";
import { readBytes } from "../../adapters/documents/read-bytes.ts";
import { importDocument } from "../../src/programme/import/import-document.ts";
import { importCounts } from "../../src/programme/import/import-report.ts";
import { labels, slides } from "../programme/import/fixtures.ts";
import { pdfOf, pdfOfText } from "../support/pdf.ts";

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
    expect(group?.name.text).toBe("Varhaiskasvatus");
    expect(group?.goals.map((g) => g.title.text)).toEqual(["Riittävä henkilöstö"]);
    expect(group?.measures.map((m) => [m.raw, m.title.text, m.schedule?.text, m.goals, m.indicators.map((x) => x.text), m.owners])).toEqual([
      ["1a.", "Rekrytointia vahvistetaan kaikissa yksiköissä", "2024 - 2026", [1], ["Täytettyjen paikkojen osuus nousee 95 %:iin", "Hakijoiden määrä"], [{ title: "päällikkö", name: "Anna Oja", acting: true }]],
      ["1b.", "Koulutus", "2025", [1], ["Vähintään 3 koulutusta/vuosi"], []],
    ]);
  });

  test("a spreadsheet gives a group a sheet, with rows as its measures", async () => {
    const text = (value: string) => ({ value, type: String });
    const rows = [["Tavoite", "Toimenpide", "Mittari", "Vastuuhenkilö"], ["Sujuvat palvelut", "Avataan neuvontapiste", "Käyntejä vähintään 500 kpl", "Esko Mäki"], ["Sujuvat palvelut", "Ajanvaraus verkkoon", "", ""]];
    const file = await writeXlsxFile([{ data: rows.map((r) => r.map(text)), sheet: "Neuvonta" }, { data: rows.slice(0, 2).map((r) => r.map(text)), sheet: "Kirjasto" }]).toBuffer();
    const found = await imported("ohjelma.xlsx", new Uint8Array(file));
    expect(found.groups.map((g) => [g.name.text, g.goals.length, g.measures.length])).toEqual([["Neuvonta", 1, 2], ["Kirjasto", 1, 1]]);
    expect(found.groups[0]?.measures[0]).toMatchObject({ goals: [1], owners: [{ name: "Esko Mäki" }] });
  });

  test("text in the old Western encoding is read too", async () => {
    const found = await imported("vanha.txt", new Uint8Array(Buffer.from(slides, "latin1")));
    expect(found.groups[0]?.name.text).toBe("Ikäihmisten palvelut");
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

describe("a hostile file is refused with a reason, and the process goes on", () => {
  test.each<[string, () => Uint8Array, string]>([
    ["a zip bomb", () => zipOf("word/document.xml", Buffer.alloc(1024), 3_000_000_000), "unpacksTooLarge"],
    ["a sheet with a million rows", () => zipOf("xl/worksheets/sheet1.xml", Buffer.alloc(30 * 1024 * 1024, "<row/>")), "tooManyRows"],
    ["far too much text", () => Buffer.alloc(20 * 1024 * 1024, "Toimenpide ja mittari\n"), "tooLarge"],
    ["binary noise", () => randomBytes(300_000), "binary"],
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

  test("a zip that lies about its size is stopped by the thread's memory", async () => {
    const bomb = zipOf("word/document.xml", Buffer.alloc(90 * 1024 * 1024, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"), 1000);
    await expect(readDocument("pommi.docx", bomb)).rejects.toMatchObject({ name: "DocumentRefused" });
  });
});

test("progress is told page by page", async () => {
  const told: number[] = [];
  await readBytes("pitkä.pdf", pdfOfText(Array.from({ length: 5 }, (_, i) => `Sivu ${i + 1}`).join("\f")), (done) => void told.push(done));
  expect(told).toEqual([1, 2, 3, 4, 5]);
});

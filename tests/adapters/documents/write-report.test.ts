import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { writeReport } from "../../../adapters/documents/write-report.ts";
import type { ReportDocument } from "../../../src/report/report-document.ts";
import { zipEntry } from "../../support/zip-entry.ts";

const report: ReportDocument = {
  language: "sv", title: "Program <A & B>: mellanutvärdering", description: "Bekräftade utvärderingar", creator: "Programmet", date: "2021-11-12",
  blocks: [
    { kind: "heading", level: 1, words: [{ text: "Läget" }] },
    { kind: "heading", level: 2, words: [{ text: "Mål 1: " }, { text: "Perhehoito kasvaa", language: "fi" }] },
    { kind: "text", words: [{ text: "Preliminär uppgift" }], tone: "warning" },
    { kind: "list", items: [[{ text: "Behandlad" }]] },
    {
      kind: "table", caption: "Åtgärder", columns: [{ title: "Åtgärd", share: 60 }, { title: "Siffra", share: 40 }],
      rows: [[[{ text: "1a Laajentaminen", language: "fi", bold: true }], [{ text: "under 5 " }, { text: "[1]", entry: 1 }]], [[{ text: "1b" }], []]],
    },
    { kind: "picture", png: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", alt: "Andelen har stigit", width: 10, height: 10 },
    { kind: "text", words: [{ text: "[1]", anchor: 1 }, { text: " Ordföranden 22.10.2021" }] },
  ],
};

describe("the Word report", () => {
  it("has real headings, a header row, a list and links to its entries", async () => {
    const { value: html } = await mammoth.convertToHtml({ buffer: await writeReport(report) });
    expect(html).toContain("<h1>Läget</h1>");
    expect(html).toContain("<h2>Mål 1: Perhehoito kasvaa</h2>");
    expect(html).toMatch(/<thead><tr><th><p><strong>Åtgärd<\/strong><\/p><\/th>/);
    expect(html).toContain("<li>Behandlad</li>");
    expect(html).toMatch(/<a href="#kirjaus_1">\[1\]<\/a>/);
    expect(html).toMatch(/<a id="kirjaus_1"><\/a>/);
    expect(html).toContain('alt="Andelen har stigit"');
  });

  it("says its title, its language, and the language of every piece in another one", async () => {
    const bytes = await writeReport(report);
    const core = zipEntry(bytes, "docProps/core.xml");
    expect(core).toContain("<dc:title>Program &lt;A &amp; B&gt;: mellanutvärdering</dc:title>");
    expect(core).toContain("<dc:language>sv-FI</dc:language>");
    expect(zipEntry(bytes, "word/styles.xml")).toMatch(/<w:lang w:val="sv-FI"/);
    expect(zipEntry(bytes, "word/document.xml")).toMatch(/<w:lang w:val="fi-FI"\/><\/w:rPr><w:t[^>]*>Perhehoito kasvaa/);
    expect(zipEntry(bytes, "word/document.xml")).toContain("<w:tblHeader/>");
  });

  it("is the same file, byte for byte, whenever and after whatever it is written", async () => {
    const first = await writeReport(report);
    await writeReport({ ...report, blocks: [...report.blocks, ...report.blocks] });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const again = await writeReport(report);
    expect(again.equals(first)).toBe(true);
    expect(zipEntry(again, "docProps/core.xml")).toContain("2021-11-12T00:00:00Z");
  });
});

/** A small PDF with the given lines on its pages, made by hand: text in Helvetica, one line below the other, cells by their place. */
export interface PdfLine {
  readonly text: string;
  /** Points from the left. */
  readonly x?: number;
  /** Points from the bottom. */
  readonly y: number;
  /** Of the letters, in points; 10 is usual. */
  readonly size?: number;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, (c) => `\\${c}`).replace(/[\u0080-\u00ff]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, "0")}`).replace(/[–]/g, "\\226").replace(/•/g, "\\225");

export function pdfOf(pages: readonly (readonly PdfLine[])[], encrypted = false): Uint8Array {
  const objects: string[] = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"];
  const kids: string[] = [];
  for (const lines of pages) {
    const content = `BT ${lines.map((l) => `/F1 ${l.size ?? 10} Tf 1 0 0 1 ${l.x ?? 50} ${l.y} Tm (${escaped(l.text)}) Tj`).join("\n")} ET`;
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`);
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${kids.length} >>`;
  if (encrypted) objects.push(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`);
  let text = "%PDF-1.4\n";
  const at = objects.map((object, i) => {
    const start = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((a) => `${String(a).padStart(10, "0")} 00000 n \n`).join("")}`;
  const lock = encrypted ? ` /Encrypt ${objects.length} 0 R /ID [<${"43".repeat(16)}> <${"43".repeat(16)}>]` : "";
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** Plain text on pages, broken at form feeds; a gap line leaves its height free. */
export const pdfOfText = (text: string): Uint8Array =>
  pdfOf(text.split("\f").map((page) => page.split("\n").map((line, i) => ({ text: line, y: 800 - i * 13 })).filter((l) => l.text !== "")));

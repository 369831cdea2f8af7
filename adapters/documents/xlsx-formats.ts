/** What a number format shows around a number: «94 %», «12 kpl», «1500 €». */
export interface NumberFormat {
  readonly percent: boolean;
  readonly decimals: number;
  /** What follows the number. */
  readonly unit: string;
}

/** Formats that every workbook has without writing them down (ECMA-376 part 1, 18.8.30); the others show nothing but a number. */
const builtIn: Readonly<Record<string, string>> = { "9": "0%", "10": "0.00%" };

/** The format of each cell style (`s` of a cell), where it shows more than a number. */
export function formatsOf(styles: string): readonly (NumberFormat | undefined)[] {
  const codes = new Map(Array.from(styles.matchAll(/<numFmt\b[^>]*>/g), ([xml]) => [attribute(xml, "numFmtId"), decoded(attribute(xml, "formatCode"))]));
  const cells = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? "";
  return Array.from(cells.matchAll(/<xf\b[^>]*>/g), ([xml]) => {
    const id = attribute(xml, "numFmtId");
    return formatOf(codes.get(id) ?? builtIn[id] ?? "");
  });
}

function formatOf(code: string): NumberFormat | undefined {
  const positive = (code.split(";")[0] ?? "").replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"').replace(/\[[^\]]*\]|[_*]./g, "");
  const bare = positive.replace(/"[^"]*"|\\./g, "");
  if (!/[0#]/.test(bare) || /[dmyhs]/i.test(bare)) return undefined;
  const after = /[^0#?.,]*$/.exec(positive)?.[0] ?? "";
  const unit = after.replace(/["\\]/g, "").replace(/[\s\u00A0]+/g, " ").trim();
  const decimals = /\.([0#?]+)/.exec(bare)?.[1]?.length ?? 0;
  return unit === "" ? undefined : { percent: bare.includes("%"), decimals, unit };
}

/** A number as its reader sees it: in the hundredths that it is shown in, with what follows it. */
export function shown(value: number, format: NumberFormat): string {
  const times = 10 ** format.decimals;
  const number = Math.round(Number(((format.percent ? value * 100 : value) * times).toPrecision(12))) / times;
  return `${plainNumber(number)} ${format.unit}`;
}

/** Without the noise of binary fractions, with the comma that the documents have. */
export const plainNumber = (value: number): string => String(Number(value.toPrecision(12))).replace(".", ",");

export const attribute = (xml: string, name: string): string => new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(xml)?.[1] ?? "";

export const decoded = (text: string): string => text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** XML as most programs write it: without the prefix of its root's elements («<x:row>»), attributes in double quotes. */
export function usualXml(xml: string): string {
  const prefix = /^(?:[^<]|<[?!][^>]*>)*<(\w+):/.exec(xml)?.[1];
  const bare = prefix === undefined ? xml : xml.replaceAll(`<${prefix}:`, "<").replaceAll(`</${prefix}:`, "</");
  return /=\s*'/.test(bare) ? bare.replace(/<[^>]+>/g, (tag) => tag.replace(/=\s*'([^'"]*)'/g, '="$1"')) : bare;
}

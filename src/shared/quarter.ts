/** A quarter as people and rows name it: `2021-Q3`. Sorts as text. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

export interface QuarterParts {
  readonly year: number;
  readonly number: 1 | 2 | 3 | 4;
}

export const quarter = (year: number, number: number): Quarter => `${year}-Q${number}` as Quarter;

export function quarterParts(q: Quarter): QuarterParts {
  const [year = "", number = ""] = q.split("-Q");
  return { year: Number(year), number: Number(number) as QuarterParts["number"] };
}

export const isQuarter = (text: string): text is Quarter => /^\d{4}-Q[1-4]$/.test(text);

export function nextQuarter(q: Quarter): Quarter {
  const { year, number } = quarterParts(q);
  return number === 4 ? quarter(year + 1, 1) : quarter(year, number + 1);
}

export function previousQuarter(q: Quarter): Quarter {
  const { year, number } = quarterParts(q);
  return number === 1 ? quarter(year - 1, 4) : quarter(year, number - 1);
}

const two = (n: number): string => String(n).padStart(2, "0");

/** First and last civil date of the quarter. */
export function quarterDates(q: Quarter): { readonly from: string; readonly to: string } {
  const { year, number } = quarterParts(q);
  const lastMonth = number * 3;
  return { from: `${year}-${two(lastMonth - 2)}-01`, to: `${year}-${two(lastMonth)}-${lastMonth === 3 || lastMonth === 12 ? 31 : 30}` };
}

export function quarterOf(date: string): Quarter {
  return quarter(Number(date.slice(0, 4)), Math.ceil(Number(date.slice(5, 7)) / 3));
}

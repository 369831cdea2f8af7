const romans: readonly (readonly [number, string])[] = [
  [1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"],
];
/** Further no list counts in letters or Roman numbers. */
const most = 400;

/** A count as a list of Word shows it (ST_NumberFormat); formats that Finnish offices do not use are decimal. */
export function written(n: number, format: string): string {
  if (format === "none") return "";
  if (format === "decimalZero") return String(n).padStart(2, "0");
  if (n < 1 || n > most) return String(n);
  if (format === "lowerRoman") return roman(n).toLowerCase();
  if (format === "upperRoman") return roman(n);
  if (format === "lowerLetter") return letters(n);
  return format === "upperLetter" ? letters(n).toUpperCase() : String(n);
}

/** After «z» comes «aa», then «bb». */
const letters = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));

function roman(n: number): string {
  let left = n;
  let text = "";
  for (const [value, sign] of romans) {
    while (left >= value) {
      text += sign;
      left -= value;
    }
  }
  return text;
}

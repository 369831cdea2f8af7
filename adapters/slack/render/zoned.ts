/** Civil date and time of a moment (epoch seconds) in a zone, as a form's `dateTime` value: `2026-11-22T09:30`. */
export function civilOf(epoch: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).format(epoch * 1000);
  return parts.replace(" ", "T");
}

/** The moment (epoch seconds) of a civil time in a zone; the first of two where autumn repeats an hour. Undefined: not a time. */
export function epochOf(civil: string, zone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(civil)) return undefined;
  const guess = Date.parse(`${civil.slice(0, 16)}:00Z`) / 1000;
  if (Number.isNaN(guess)) return undefined;
  const offsets = [guess - 86_400, guess + 86_400].map((at) => Date.parse(`${civilOf(at, zone)}:00Z`) / 1000 - at);
  const moments = offsets.map((offset) => guess - offset).sort((a, b) => a - b);
  return moments.find((at) => civilOf(at, zone) === civil.slice(0, 16)) ?? moments[0];
}

/** A message to be sent on: "viesti kaikille: Lomake on auki". */
export interface Letter {
  /** What is said to Kvartti. */
  readonly head: string;
  /** What is to be sent, as written. */
  readonly body: string;
}

/** What follows a colon, or stands in quotation marks, is the body; undefined when there is none. */
export function letterIn(said: string): Letter | undefined {
  const found = /^(.*?):\s+(\S.{2,})$/u.exec(said) ?? /^(.*?)["](.{3,})["]/u.exec(said);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { head: found[1], body: found[2].trim() };
}

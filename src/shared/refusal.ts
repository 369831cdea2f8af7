/**
 * Why something expected was not done. The code goes to the log; the sentence for the person is the text
 * `refusal.<code>` with the same parameters, so the two voices cannot drift apart.
 */
export type RefusalCode =
  | "notAllowed"
  | "unknownPerson"
  | "unknownPlace"
  | "unknownGroup"
  | "unknownGoal"
  | "unknownMeasure"
  | "unknownIndicator"
  | "unknownPersonNamed"
  | "noOpenRound"
  | "nothingOwed"
  | "notYours"
  | "alreadyConfirmed"
  | "notConfirmed"
  | "alreadyLinked"
  | "nothingToPublish"
  | "someoneWasFaster"
  | "formExpired"
  | "formChanged"
  | "hetu"
  | "tooLong"
  | "wrongCode"
  | "cannotMove"
  | "notUnderstood"
  | "demoOnly";

export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

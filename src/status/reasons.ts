/**
 * Every rule of the computed status has one code: it is the reason that is shown, the row in README.md and a case in the tests.
 * The sentence is the text `status.reason.<code>` with the same parameters.
 */
export const reasonCodes = [
  "qualitative", "noTarget", "notBegun", "noReading", "noReadingOverdue", "outsideScale", "partsMissing",
  "reached", "notReachedInTime", "littleTimeLeft", "timeLeft",
  "targetMet", "holds", "heldToEnd", "deadlinePassed", "slipped", "onPace", "behind", "farBehind", "wrongWay",
  "noBaseline", "zeroBaseline", "noSchedule", "signUnclear", "notComputable",
  "yearlyHolds", "yearlyShort", "yearlyBroken", "ceilingHolds", "ceilingBroken", "noPreviousYear", "yearOpen",
  "rightDirection", "unchanged", "wrongDirection", "needsTwoReadings",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Raw values: figures, shares of 0–1 under `progress` and `elapsed`, civil dates, words of the document. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

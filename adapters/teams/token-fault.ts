/** Why a token was refused, as a code: the SDK's own words can hold parts of it. */
export type TokenFault = "noToken" | "expired" | "signature" | "unknownKey" | "audience" | "algorithm" | "endorsement" | "serviceUrl" | "otherToken";

const said: readonly (readonly [RegExp, TokenFault])[] = [
  [/expired/i, "expired"], [/signing key/i, "unknownKey"], [/algorithm/i, "algorithm"], [/endorsement/i, "endorsement"],
  [/audience|app ?id/i, "audience"], [/service ?url/i, "serviceUrl"], [/signature/i, "signature"],
];

export function tokenFaultOf(header: string, error: unknown): TokenFault {
  if (!/^Bearer \S/i.test(header)) return "noToken";
  const words = error instanceof Error ? error.message : "";
  return said.find(([pattern]) => pattern.test(words))?.[1] ?? "otherToken";
}

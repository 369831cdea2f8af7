/**
 * Something wrong in the settings. The sentence is the text `settings.<code>` with these parameters. A secret's value is never among them.
 */
export interface ConfigFault {
  readonly code:
    | "bad"
    | "unknown"
    | "misspelt"
    | "needs"
    | "needsEither"
    | "notTogether"
    | "onlyLocal"
    | "fileUnreadable"
    | "fileEncoding"
    | "fileLine"
    | "fileQuote";
  /** The setting, or the file. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const fault = (code: ConfigFault["code"], key: string, params: ConfigFault["params"] = {}): ConfigFault => ({ code, key, params });

/** A file that lies on its platform, at the address `at`. `size` in bytes, as the platform says. */
export interface FileRef {
  readonly at: string;
  readonly size?: number;
}

/** What came of fetching it. `limit` in megabytes; `expired`: the link is no longer good; `notTrusted`: it leads where the platform keeps no files. */
export type FetchedFile = { readonly content: Uint8Array } | { readonly refused: "tooLarge"; readonly limit: number } | { readonly refused: "unreachable" | "expired" | "notTrusted" };

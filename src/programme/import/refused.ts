/** Why a file is not read. The sentence for the person is the text `import.refused.<code>`. */
export type RefusalCode =
  | "tooLarge" | "empty" | "binary" | "encrypted" | "oldFormat" | "unpacksTooLarge" | "tooManyRows" | "tooManyPages" | "damaged" | "noText" | "tooSlow" | "tooMuchMemory" | "unknownKind";

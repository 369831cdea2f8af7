/** Reading requests of Slack's without trusting their shape: what is not there is empty. */
export type StringIndexed = Readonly<Record<string, unknown>>;

export const field = (of: StringIndexed | undefined, name: string): StringIndexed | undefined => {
  const value = of?.[name];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as StringIndexed) : undefined;
};

export const text = (of: StringIndexed | undefined, name: string): string => {
  const value = of?.[name];
  return typeof value === "string" ? value : "";
};

export const list = (of: StringIndexed | undefined, name: string): readonly StringIndexed[] => {
  const value = of?.[name];
  return Array.isArray(value) ? (value as StringIndexed[]) : [];
};

/** How an input's value is to be read: the kind travels in its id, because Teams tells nothing but id and text. */
const kinds = { text: "f", number: "n", instead: "a", date: "d", time: "t" } as const;
export type InputKind = keyof typeof kinds;

export const inputId = (kind: InputKind, field: string): string => `${kinds[kind]}:${field}`;

export function readInputId(id: string): { readonly kind: InputKind; readonly field: string } | undefined {
  const found = (Object.keys(kinds) as InputKind[]).find((kind) => id.startsWith(`${kinds[kind]}:`));
  return found && { kind: found, field: id.slice(2) };
}

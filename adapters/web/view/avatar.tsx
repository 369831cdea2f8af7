import { Mark } from "./icons.tsx";

const hues = 8;

/** A colour that stays with the person, `hue-0` … `hue-7` of the style sheet. Only an aid: the name stands beside it. */
export function hueOf(person: string): string {
  let sum = 0;
  for (const letter of person) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return `hue-${String(sum % hues)}`;
}

/** "Vanhuspalvelujen johtaja" -> "VJ". */
export const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0).toLocaleUpperCase("fi"))
    .join("");

export const Avatar = ({ person, name }: { readonly person: string; readonly name: string }) => (
  <span class={`avatar ${hueOf(person)}`} aria-hidden="true">
    {initials(name)}
  </span>
);

export const KvarttiAvatar = () => (
  <span class="avatar kvartti" aria-hidden="true">
    <Mark />
  </span>
);

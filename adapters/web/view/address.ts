import type { Language } from "../../../src/shared/language.ts";

/** A view of the page has an address of its own, so that reload, back and a second window work. */
export const addressOf = (view: { readonly person: string; readonly place: string; readonly language: Language }): string =>
  `/?${new URLSearchParams({ person: view.person, place: view.place, lang: view.language }).toString()}`;

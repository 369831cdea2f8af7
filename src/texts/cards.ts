import { translated } from "./translated.ts";

/** Words for what a card shows by sign or colour: heard by a screen reader, read in plain text. */
export const cards = translated({
  fi: {
    "card.tone.good": "Hyvä",
    "card.tone.warning": "Huomio",
    "card.tone.bad": "Tärkeää",
    "card.mark.done": "Valmis",
    "card.mark.open": "Avoinna",
    "card.mark.late": "Myöhässä",
    "card.mark.alarm": "Hälytys",
    "card.removed": "Viesti on poistettu.",
    "card.image": "Kuva",
    "card.image.open": "Avaa kuva",
  },
  sv: {
    "card.tone.good": "Bra",
    "card.tone.warning": "Observera",
    "card.tone.bad": "Viktigt",
    "card.mark.done": "Klar",
    "card.mark.open": "Öppen",
    "card.mark.late": "Försenad",
    "card.mark.alarm": "Varning",
    "card.removed": "Meddelandet har tagits bort.",
    "card.image": "Bild",
    "card.image.open": "Öppna bilden",
  },
  en: {
    "card.tone.good": "Good",
    "card.tone.warning": "Note",
    "card.tone.bad": "Important",
    "card.mark.done": "Done",
    "card.mark.open": "Open",
    "card.mark.late": "Late",
    "card.mark.alarm": "Alert",
    "card.removed": "The message has been removed.",
    "card.image": "Picture",
    "card.image.open": "Open the picture",
  },
});

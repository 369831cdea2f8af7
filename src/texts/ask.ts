import type { Language } from "../shared/language.ts";
import { translated } from "./translated.ts";

/** "two" to "twelve" as they stand in `ask.goalInGroups`; from thirteen on digits. */
export const groupCounts: Readonly<Record<Language, readonly string[]>> = {
  fi: ["kahdella", "kolmella", "neljällä", "viidellä", "kuudella", "seitsemällä", "kahdeksalla", "yhdeksällä", "kymmenellä", "yhdellätoista", "kahdellatoista"],
  sv: ["Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv"],
  en: ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"],
};

/** Asking back: the sentence over the choices. */
export const askTexts = translated({
  fi: {
    "ask.goalInGroups": "Tavoite {{number}} on {{groups}} ryhmällä. Minkä ryhmän tilannetta kysyt?",
    "ask.goalInGroupsOther": "Tavoite {{number}} on {{groups}} ryhmällä. Mitä ryhmää tarkoitat?",
    "ask.whichGroup": "Mitä ryhmää tarkoitat?",
    "ask.noSuchGoal": "Ryhmällä {{group}} on tavoitteet {{numbers}}. Mitä tarkoitit?",
    "ask.onlyGoal": "Ryhmällä {{group}} on vain tavoite {{numbers}}. Sitäkö tarkoitit?",
    "ask.whichMeasure": "Mitä toimenpidettä tarkoitat?",
    "ask.whichIndicator": "Mitä mittaria tarkoitat?",
    "ask.recordWhere": "Mihin mittariin luku kirjataan?",
    "ask.whichTarget": "Mitä näistä tarkoitat?",
    "ask.noTarget": "Mitä tavoitetta tai toimenpidettä tarkoitat? Voit kirjoittaa esimerkiksi ”{{example}}”.",
    "ask.example": "{{group}}, tavoite {{number}}",
    "ask.more": "Vaihtoehtoja on muitakin. Tarkenna kysymystä, jos mikään näistä ei ole oikea.",
    "ask.row": "{{table}}, {{place}}",
  },
  sv: {
    "ask.goalInGroups": "{{groups}} grupper har mål {{number}}. Vilken grupps läge frågar du om?",
    "ask.goalInGroupsOther": "{{groups}} grupper har mål {{number}}. Vilken grupp menar du?",
    "ask.whichGroup": "Vilken grupp menar du?",
    "ask.noSuchGoal": "Gruppen {{group}} har målen {{numbers}}. Vad menade du?",
    "ask.onlyGoal": "Gruppen {{group}} har bara mål {{numbers}}. Menade du det?",
    "ask.whichMeasure": "Vilken åtgärd menar du?",
    "ask.whichIndicator": "Vilken mätare menar du?",
    "ask.recordWhere": "För vilken mätare ska siffran registreras?",
    "ask.whichTarget": "Vilket av dessa menar du?",
    "ask.noTarget": "Vilket mål eller vilken åtgärd menar du? Du kan till exempel skriva ”{{example}}”.",
    "ask.example": "{{group}}, mål {{number}}",
    "ask.more": "Det finns fler alternativ. Precisera frågan om inget av dessa är rätt.",
    "ask.row": "{{table}}, {{place}}",
  },
  en: {
    "ask.goalInGroups": "{{groups}} groups have goal {{number}}. Which group's status do you ask about?",
    "ask.goalInGroupsOther": "{{groups}} groups have goal {{number}}. Which group do you mean?",
    "ask.whichGroup": "Which group do you mean?",
    "ask.noSuchGoal": "The group {{group}} has goals {{numbers}}. Which did you mean?",
    "ask.onlyGoal": "The group {{group}} has only goal {{numbers}}. Did you mean that?",
    "ask.whichMeasure": "Which measure do you mean?",
    "ask.whichIndicator": "Which indicator do you mean?",
    "ask.recordWhere": "Which indicator is the figure for?",
    "ask.whichTarget": "Which of these do you mean?",
    "ask.noTarget": "Which goal or measure do you mean? You can write for example “{{example}}”.",
    "ask.example": "{{group}}, goal {{number}}",
    "ask.more": "There are more choices. Say a little more if none of these is right.",
    "ask.row": "{{table}}, {{place}}",
  },
});

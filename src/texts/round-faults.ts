import { translated } from "./translated.ts";

/** `fault.<code>`: what is wrong with the calendar of rounds in a programme file. */
export const roundFaults = translated({
  fi: {
    "fault.reminderStep": "”{{value}}” ei käy muistutukseksi. Kirjoita opening (avaus), due (määräpäivän aamu) tai montako työpäivää ennen määräpäivää, 1–60.",
    "fault.offset": "Kirjoita joko afterQuarter (päiviä vuosineljänneksen lopusta) tai beforeMeeting ja workingDays (työpäiviä ennen toimielimen kokousta), ei molempia.",
    "fault.unknownBody": "Toimielintä ”{{body}}” ei ole kohdassa bodies. Toimielimet: {{bodies}}.",
    "fault.noMeeting": "Toimielimellä {{body}} ei ole kokousta, johon nämä kierrokset ehtisivät: {{quarters}}. Niissä käytetään tavallisia päiviä. Lisää kokoukset kohtaan meetings.",
    "fault.agendaAfterMeeting": "Esityslistan määräaika {{agenda}} on kokouksen {{on}} jälkeen. Korjaa jompikumpi.",
    "fault.duplicateQuarter": "Vuosineljännes {{quarter}} on tässä toista kertaa; ensimmäinen on rivillä {{line}}. Poista toinen.",
    "fault.hoursOrder": "Lähetysaika loppuu (klo {{to}}) ennen kuin se alkaa (klo {{from}}). Korjaa jompikumpi.",
    "fault.hourOutside": "Muistutusten kellonaika (klo {{hour}}) ei ole lähetysajan klo {{from}}–{{to}} sisällä. Muuta jompaakumpaa.",
    "fault.escalationOrder": "Asia siirtyy puheenjohtajalle {{chair}} ja koordinaattorille {{coordinator}} työpäivän kuluttua. Koordinaattorin päivän pitää olla myöhempi.",
    "fault.breakTooLong": "Tauko on yli {{days}} päivää. Tarkista vuosiluvut.",
  },
  sv: {
    "fault.reminderStep": "”{{value}}” duger inte som påminnelse. Skriv opening (öppningen), due (morgonen på sista dagen) eller hur många arbetsdagar före sista dagen, 1–60.",
    "fault.offset": "Skriv antingen afterQuarter (dagar från kvartalets slut) eller beforeMeeting och workingDays (arbetsdagar före organets möte), inte båda.",
    "fault.unknownBody": "Organet ”{{body}}” finns inte under bodies. Organen: {{bodies}}.",
    "fault.noMeeting": "Organet {{body}} har inget möte som dessa omgångar skulle hinna till: {{quarters}}. Där används vanliga dagar. Lägg till mötena under meetings.",
    "fault.agendaAfterMeeting": "Föredragningslistans sista dag {{agenda}} är efter mötet {{on}}. Rätta någotdera.",
    "fault.duplicateQuarter": "Kvartalet {{quarter}} står här för andra gången; det första är på rad {{line}}. Ta bort det ena.",
    "fault.hoursOrder": "Sändningstiden slutar (kl. {{to}}) innan den börjar (kl. {{from}}). Rätta någotdera.",
    "fault.hourOutside": "Klockslaget för påminnelser (kl. {{hour}}) ligger inte inom sändningstiden kl. {{from}}–{{to}}. Ändra någotdera.",
    "fault.escalationOrder": "Ärendet går till ordföranden efter {{chair}} och till koordinatorn efter {{coordinator}} arbetsdagar. Koordinatorns dag måste vara senare.",
    "fault.breakTooLong": "Pausen är längre än {{days}} dagar. Kontrollera årtalen.",
  },
  en: {
    "fault.reminderStep": "\"{{value}}\" is no reminder. Write opening, due (the morning of the due day) or how many working days before the due day, 1–60.",
    "fault.offset": "Write either afterQuarter (days from the end of the quarter) or beforeMeeting and workingDays (working days before a body's meeting), not both.",
    "fault.unknownBody": "There is no body \"{{body}}\" under bodies. The bodies: {{bodies}}.",
    "fault.noMeeting": "The body {{body}} has no meeting that these rounds could be in time for: {{quarters}}. They use ordinary days. Add the meetings under meetings.",
    "fault.agendaAfterMeeting": "The agenda deadline {{agenda}} is after the meeting {{on}}. Correct one of them.",
    "fault.duplicateQuarter": "The quarter {{quarter}} is here for the second time; the first is on line {{line}}. Take one of them out.",
    "fault.hoursOrder": "Sending ends (at {{to}}) before it begins (at {{from}}). Correct one of them.",
    "fault.hourOutside": "The hour of reminders ({{hour}}) is not within the sending hours {{from}}–{{to}}. Change one of them.",
    "fault.escalationOrder": "Items move to the chair after {{chair}} and to the coordinator after {{coordinator}} working days. The coordinator's day must be later.",
    "fault.breakTooLong": "The break is longer than {{days}} days. Check the years.",
  },
});

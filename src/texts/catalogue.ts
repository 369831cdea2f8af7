import { common } from "./common.ts";
import { refusals } from "./refusals.ts";
import { delivery } from "./delivery.ts";
import { settingsTexts } from "./settings.ts";
import { evaluation } from "./evaluation.ts";
import { people } from "./people.ts";
import { start } from "./start.ts";
import { reminders } from "./reminders.ts";
import { conversation } from "./conversation.ts";
import { http } from "./http.ts";
import { cards } from "./cards.ts";
import { statusTexts } from "./status.ts";
import { playground } from "./playground.ts";
import { programmeFaults } from "./programme-faults.ts";

/** Every sentence a person sees, by feature. Each file holds its three languages side by side; `translated` makes a missing one a type error. */
export const catalogue = {
  fi: { ...common.fi, ...refusals.fi, ...delivery.fi, ...evaluation.fi, ...reminders.fi, ...start.fi, ...people.fi, ...conversation.fi, ...settingsTexts.fi, ...http.fi, ...cards.fi, ...playground.fi, ...programmeFaults.fi, ...statusTexts.fi },
  sv: { ...common.sv, ...refusals.sv, ...delivery.sv, ...evaluation.sv, ...reminders.sv, ...start.sv, ...people.sv, ...conversation.sv, ...settingsTexts.sv, ...http.sv, ...cards.sv, ...playground.sv, ...programmeFaults.sv, ...statusTexts.sv },
  en: { ...common.en, ...refusals.en, ...delivery.en, ...evaluation.en, ...reminders.en, ...start.en, ...people.en, ...conversation.en, ...settingsTexts.en, ...http.en, ...cards.en, ...playground.en, ...programmeFaults.en, ...statusTexts.en },
};

import { confirmation } from "./confirmation.ts";
import { overviewTexts } from "./overview.ts";
import { corrections } from "./corrections.ts";
import { reportTexts } from "./report.ts";
import { common } from "./common.ts";
import { refusals } from "./refusals.ts";
import { delivery } from "./delivery.ts";
import { settingsTexts } from "./settings.ts";
import { forms } from "./forms.ts";
import { evaluation } from "./evaluation.ts";
import { evaluationForm } from "./evaluation-form.ts";
import { people } from "./people.ts";
import { start } from "./start.ts";
import { proposals } from "./proposals.ts";
import { readings } from "./readings.ts";
import { reminders } from "./reminders.ts";
import { conversation } from "./conversation.ts";
import { http } from "./http.ts";
import { cards } from "./cards.ts";
import { askTexts } from "./ask.ts";
import { statusFigures } from "./status-figures.ts";
import { statusReasons } from "./status-reasons.ts";
import { statusTexts } from "./status.ts";
import { playground } from "./playground.ts";
import { programmeFaults } from "./programme-faults.ts";
import { roundFaults } from "./round-faults.ts";
import { cliReminders } from "./cli-reminders.ts";
import { cliHelp } from "./cli-help.ts";
import { cli } from "./cli.ts";
import { understand } from "./understand.ts";
import { ownPage } from "./own-page.ts";
import { slack } from "./slack.ts";
import { teams } from "./teams.ts";
import { importing } from "./import.ts";
import { updates } from "./updates.ts";
import { updateFields } from "./update-fields.ts";
import { broadcastTexts } from "./broadcast.ts";
import { broadcastFormTexts } from "./broadcast-form.ts";
import { broadcastReportTexts } from "./broadcast-report.ts";
import { broadcastAfterTexts } from "./broadcast-after.ts";

/** Every sentence a person sees, by feature. Each file holds its three languages side by side; `translated` makes a missing one a type error. */
export const catalogue = {
  fi: {
    ...overviewTexts.fi,
    ...confirmation.fi, ...common.fi, ...refusals.fi, ...delivery.fi, ...evaluation.fi, ...evaluationForm.fi, ...forms.fi, ...reminders.fi, ...start.fi, ...people.fi, ...reportTexts.fi, ...conversation.fi, ...settingsTexts.fi, ...http.fi, ...cards.fi, ...playground.fi, ...programmeFaults.fi, ...roundFaults.fi, ...statusTexts.fi, ...corrections.fi,
    ...statusFigures.fi, ...statusReasons.fi, ...askTexts.fi, ...cliHelp.fi, ...cliReminders.fi, ...cli.fi, ...understand.fi, ...ownPage.fi,
    ...importing.fi, ...updates.fi, ...updateFields.fi,
    ...slack.fi, ...teams.fi, ...broadcastTexts.fi, ...broadcastFormTexts.fi, ...broadcastReportTexts.fi, ...broadcastAfterTexts.fi,
    ...readings.fi, ...proposals.fi,
  },
  sv: {
    ...overviewTexts.sv,
    ...confirmation.sv, ...common.sv, ...refusals.sv, ...delivery.sv, ...evaluation.sv, ...evaluationForm.sv, ...forms.sv, ...reminders.sv, ...start.sv, ...people.sv, ...reportTexts.sv, ...conversation.sv, ...settingsTexts.sv, ...http.sv, ...cards.sv, ...playground.sv, ...programmeFaults.sv, ...roundFaults.sv, ...statusTexts.sv, ...corrections.sv,
    ...statusFigures.sv, ...statusReasons.sv, ...askTexts.sv, ...cliHelp.sv, ...cliReminders.sv, ...cli.sv, ...understand.sv, ...ownPage.sv,
    ...importing.sv, ...updates.sv, ...updateFields.sv,
    ...slack.sv, ...teams.sv, ...broadcastTexts.sv, ...broadcastFormTexts.sv, ...broadcastReportTexts.sv, ...broadcastAfterTexts.sv,
    ...readings.sv, ...proposals.sv,
  },
  en: {
    ...overviewTexts.en,
    ...confirmation.en, ...common.en, ...refusals.en, ...delivery.en, ...evaluation.en, ...evaluationForm.en, ...forms.en, ...reminders.en, ...start.en, ...people.en, ...reportTexts.en, ...conversation.en, ...settingsTexts.en, ...http.en, ...cards.en, ...playground.en, ...programmeFaults.en, ...roundFaults.en, ...statusTexts.en, ...corrections.en,
    ...statusFigures.en, ...statusReasons.en, ...askTexts.en, ...cliHelp.en, ...cliReminders.en, ...cli.en, ...understand.en, ...ownPage.en,
    ...importing.en, ...updates.en, ...updateFields.en,
    ...slack.en, ...teams.en, ...broadcastTexts.en, ...broadcastFormTexts.en, ...broadcastReportTexts.en, ...broadcastAfterTexts.en,
    ...readings.en, ...proposals.en,
  },
};

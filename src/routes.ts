import { broadcastForms, broadcastRoutes } from "./broadcast/broadcast-routes.ts";
import { replyCard } from "./conversation/context.ts";
import type { FormDefinition } from "./conversation/form-definition.ts";
import { helpCard } from "./conversation/help-cards.ts";
import type { Route } from "./conversation/route.ts";
import { confirmationForms, confirmationRoutes } from "./evaluation/confirmation-routes.ts";
import { delegateForm } from "./evaluation/delegate-form.ts";
import { evaluationForm } from "./evaluation/evaluation-form.ts";
import { evaluationRoutes } from "./evaluation/evaluation-routes.ts";
import { ownPage } from "./evaluation/home-card.ts";
import { releaseRoutes } from "./evaluation/release-texts.ts";
import { chooseLanguage } from "./people/choose-language.ts";
import { deputyForm, nameDeputy } from "./people/deputy-form.ts";
import { linkPlace, unlinkPlace } from "./people/link-place.ts";
import { matchAs } from "./people/match-account.ts";
import { privacyCard, privacyRoute } from "./people/privacy-card.ts";
import { decisionForm } from "./proposals/decision-form.ts";
import { proposalForm } from "./proposals/proposal-form.ts";
import { proposalRoutes } from "./proposals/proposal-routes.ts";
import { programmeRoutes } from "./programme/update/decide-draft.ts";
import { readingForm } from "./readings/reading-form.ts";
import { readingRoutes } from "./readings/reading-routes.ts";
import { callList } from "./reminders/call-list.ts";
import { sendNudge, showNudge } from "./reminders/nudge.ts";
import { givePreviewLeave, showPreview } from "./reminders/preview-card.ts";
import { snoozeReminder } from "./reminders/snooze-reminder.ts";
import { reportRoutes } from "./report/offer-report.ts";
import { statusCommands } from "./status/status-commands.ts";

/** Everything Kvartti can do. A new command is a use case or query in a file of its own and a line here. */
export const routes: readonly Route[] = [
  ...statusCommands,
  ...evaluationRoutes,
  ...readingRoutes,
  ...proposalRoutes,
  ...confirmationRoutes,
  ...reportRoutes,
  ...releaseRoutes,
  { name: "reminder.snooze", deed: "readStatus", help: "help.snooze", handle: snoozeReminder },
  { name: "reminder.nudge", deed: "seeMissing", handle: showNudge },
  { name: "reminder.nudgeSend", deed: "seeMissing", handle: sendNudge },
  { name: "reminders.preview", deed: "compile", handle: showPreview },
  { name: "reminders.accept", deed: "compile", handle: givePreviewLeave },
  { name: "reminders.calls", deed: "compile", handle: callList },
  { name: "place.link", deed: "linkPlace", group: (_c, p) => p["g"], help: "help.link", handle: linkPlace },
  { name: "place.unlink", deed: "linkPlace", group: (c) => c.place?.group, handle: (c) => unlinkPlace(c) },
  ...broadcastRoutes,
  ...programmeRoutes,
  { name: "home", deed: "readStatus", reads: true, handle: ownPage },
  { name: "settings.language", deed: "readStatus", handle: chooseLanguage },
  { name: privacyRoute, deed: "anybody", reads: true, handle: (c) => Promise.resolve(replyCard(privacyCard(c), "asker")) },
  { name: "people.deputy", deed: "readStatus", handle: nameDeputy },
  { name: "people.matchAs", deed: "compile", handle: matchAs },
  { name: "help", deed: "readStatus", reads: true, help: "help.help", handle: (c) => Promise.resolve(replyCard(helpCard(c, routes), "asker")) },
];

/** Everything Kvartti can ask. */
export const forms: readonly FormDefinition[] = [...broadcastForms, evaluationForm, readingForm, proposalForm, decisionForm, delegateForm, deputyForm, ...confirmationForms];

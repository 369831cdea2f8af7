import type { AudienceChunk, Broadcast } from "../broadcast/broadcast.ts";
import type { BroadcastMark, BroadcastQuestion, BroadcastTemplate } from "../broadcast/broadcast-rows.ts";
import type { FormSession } from "../conversation/session.ts";
import type { Judgement, OwedItem, Reading, Submission } from "../evaluation/answer.ts";
import type { Handover } from "../evaluation/handover.ts";
import type { EvaluationRound, GroupEvaluation } from "../evaluation/round.ts";
import type { GroupSnapshot } from "../evaluation/snapshot.ts";
import type { Sender } from "../messaging/sender.ts";
import type { Account, AdminCode, Person, Place, RoleAssignment } from "../people/person.ts";
import type { ProgrammeVersion } from "../programme/programme-version.ts";
import type { ProgrammeDraft } from "../programme/update/programme-draft.ts";
import type { Proposal } from "../proposals/proposal.ts";
import type { FigureEntry } from "../readings/figure-entry.ts";
import type { ReminderLog } from "../reminders/reminder-log.ts";
import type { Aggregates } from "./aggregates.ts";
import type { OutboxStore } from "./outbox-store.ts";
import type { Setting } from "./setting.ts";

export interface Stores {
  readonly programmes: Aggregates<ProgrammeVersion, "programme" | "version">;
  readonly persons: Aggregates<Person, "programme" | "email">;
  readonly roles: Aggregates<RoleAssignment, "programme" | "person" | "role" | "group">;
  readonly accounts: Aggregates<Account, "programme" | "person">;
  readonly places: Aggregates<Place, "programme" | "group" | "platform">;
  readonly rounds: Aggregates<EvaluationRound, "programme" | "state">;
  readonly evaluations: Aggregates<GroupEvaluation, "round" | "group">;
  readonly snapshots: Aggregates<GroupSnapshot, "round" | "group">;
  readonly owed: Aggregates<OwedItem, "round" | "group" | "answerer" | "state">;
  readonly handovers: Aggregates<Handover, "programme" | "state" | "from">;
  readonly reminders: Aggregates<ReminderLog, "programme" | "round">;
  readonly submissions: Aggregates<Submission, "round" | "person">;
  readonly readings: Aggregates<Reading, "programme" | "series" | "round">;
  readonly judgements: Aggregates<Judgement, "programme" | "subject" | "round">;
  readonly proposals: Aggregates<Proposal, "programme" | "group" | "writer">;
  readonly entries: Aggregates<FigureEntry, "programme" | "settled">;
  readonly sessions: Aggregates<FormSession, "person" | "form">;
  readonly adminCodes: Aggregates<AdminCode, "programme">;
  readonly broadcasts: Aggregates<Broadcast, "programme" | "pending">;
  readonly broadcastChunks: Aggregates<AudienceChunk, "broadcast">;
  readonly broadcastMarks: Aggregates<BroadcastMark, "broadcast" | "kind">;
  readonly broadcastQuestions: Aggregates<BroadcastQuestion, "broadcast">;
  readonly broadcastTemplates: Aggregates<BroadcastTemplate, "programme">;
  /** One row per workspace that is sent to. */
  readonly senders: Aggregates<Sender, "holder">;
  readonly settings: Aggregates<Setting, "programme">;
  readonly programmeDrafts: Aggregates<ProgrammeDraft, "programme">;
  readonly outbox: OutboxStore;
  /** Moves messages saved inside aggregates to the outbox and clears them; can be repeated. Gives how many. */
  relay(): Promise<number>;
}

/**
 * How each kind of aggregate is kept: its collection and which combinations of fields are asked together.
 * Pure data: the storage adapter makes indexes from it. Plain and unique indexes only (design decision 1).
 */
export interface CollectionSpec {
  readonly collection: string;
  /** Version of the stored shape, `v`; a newer one than known refuses to start. */
  readonly version: number;
  readonly indexes: readonly (readonly string[])[];
  readonly unique?: readonly (readonly string[])[];
}

export const collections = {
  programmes: { collection: "programmes", version: 1, indexes: [["programme", "version"]] },
  persons: { collection: "persons", version: 1, indexes: [["programme"], ["programme", "email"]] },
  roles: { collection: "roles", version: 1, indexes: [["programme", "person"], ["programme", "role", "group"]] },
  accounts: { collection: "accounts", version: 1, indexes: [["programme", "person", "seenAt"]] },
  places: { collection: "places", version: 1, indexes: [["programme", "group"], ["programme", "platform"]] },
  rounds: { collection: "rounds", version: 1, indexes: [["programme", "state"]] },
  evaluations: { collection: "evaluations", version: 1, indexes: [["round", "group"]] },
  snapshots: { collection: "snapshots", version: 1, indexes: [["round", "group"]] },
  owed: {
    collection: "owed",
    version: 1,
    indexes: [["round", "answerer", "state"], ["round", "group", "state"], ["round", "state"]],
  },
  handovers: { collection: "handovers", version: 1, indexes: [["programme", "state"], ["programme", "from"]] },
  reminders: { collection: "reminders", version: 1, indexes: [["round"], ["programme", "lastOn"]] },
  submissions: { collection: "submissions", version: 1, indexes: [["round"]], unique: [["round", "person"]] },
  readings: { collection: "readings", version: 1, indexes: [["programme", "series", "at"], ["programme", "round"]] },
  judgements: { collection: "judgements", version: 1, indexes: [["programme", "subject", "at"], ["programme", "round"]] },
  proposals: { collection: "proposals", version: 1, indexes: [["programme", "group"], ["programme", "writer"]] },
  entries: { collection: "entries", version: 1, indexes: [["programme", "settled"]] },
  sessions: { collection: "sessions", version: 1, indexes: [["person", "form"]] },
  adminCodes: { collection: "admincodes", version: 1, indexes: [["programme"]] },
  broadcasts: { collection: "broadcasts", version: 1, indexes: [["programme", "pending"], ["programme", "editedAt"]] },
  broadcastChunks: { collection: "broadcastchunks", version: 1, indexes: [["broadcast", "number"]] },
  broadcastMarks: { collection: "broadcastmarks", version: 1, indexes: [["broadcast", "kind"]] },
  broadcastQuestions: { collection: "broadcastquestions", version: 1, indexes: [["broadcast"]] },
  broadcastTemplates: { collection: "broadcasttemplates", version: 1, indexes: [["programme"]] },
  senders: { collection: "senders", version: 1, indexes: [["holder"]] },
  settings: { collection: "settings", version: 1, indexes: [["programme"]] },
  programmeDrafts: { collection: "programmedrafts", version: 1, indexes: [["programme"]] },
} as const satisfies Record<string, CollectionSpec>;

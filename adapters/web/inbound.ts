import { z } from "zod";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import { moves } from "./demo-clock.ts";
import { placeRef, platform, tenant } from "./places.ts";

/** What the page posts. `id` is made by the page and repeated when it tries again: the same id is one event. */
const base = z.object({ id: z.uuid(), person: z.string().min(1).max(200), place: z.string().min(1).max(200) });

const text = base.extend({ kind: z.literal("text"), text: z.string() });
const press = base.extend({
  kind: z.literal("press"),
  /** Message whose button it was; absent for a row of an open form. */
  message: z.string().max(500).optional(),
  route: z.string().min(1).max(150),
  params: z.record(z.string(), z.string()),
});
const submit = base.extend({
  kind: z.literal("submit"),
  session: z.string().min(1).max(200),
  rev: z.int(),
  action: z.string().min(1).max(100),
  values: z.record(z.string(), z.string()),
});

const file = base.extend({ kind: z.literal("file"), name: z.string().min(1).max(300), data: z.base64() });

export const postedKinds = ["text", "press", "submit", "file"] as const;
const posted = z.discriminatedUnion("kind", [text, press, submit, file]);
export type Posted = z.infer<typeof posted>;
export const timeMove = z.object({ to: z.enum(moves) });

/** The body together with the kind that its address names; undefined when it is not what the page sends. */
export function readPosted(kind: (typeof postedKinds)[number], body: unknown): Posted | undefined {
  const read = posted.safeParse(typeof body === "object" && body !== null ? { ...body, kind } : undefined);
  return read.success ? read.data : undefined;
}

export function toIncoming(p: Posted): Incoming {
  const common = {
    id: p.id,
    actor: { platform, tenant, user: p.person },
    place: placeRef(p.place),
    canOpenForms: true,
  };
  switch (p.kind) {
    case "text":
      return { ...common, kind: "text", text: p.text };
    case "press":
      return { ...common, kind: "press", route: p.route, params: p.params };
    case "submit":
      return { ...common, kind: "submit", session: p.session, rev: p.rev, action: p.action, values: p.values };
    case "file":
      return { ...common, kind: "file", name: p.name, content: Buffer.from(p.data, "base64") };
    default:
      return p satisfies never;
  }
}

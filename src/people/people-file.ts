import { z } from "zod";
import { date, email, flag, id, list, text } from "../programme/file/fields.ts";
import { languages } from "../shared/language.ts";
import { roles } from "./person.ts";

/** The people file: who they are and what they do, as an administrator writes it. */
const role = z.strictObject({
  role: z.enum(roles),
  group: id.exactOptional(),
  measures: list(text(60)).exactOptional(),
  from: date.exactOptional(),
  to: date.exactOptional(),
});

export const peopleFile = z.strictObject({
  persons: z
    .array(
      z.strictObject({
        id,
        name: text(200),
        language: z.enum(languages).exactOptional(),
        email: email.exactOptional(),
        bodies: list(id).exactOptional(),
        outside: flag.exactOptional(),
        chat: flag.exactOptional(),
        roles: z.array(role).exactOptional(),
      }),
    )
    .min(1),
});

export type PeopleFile = z.infer<typeof peopleFile>;
export type RoleFile = z.infer<typeof role>;

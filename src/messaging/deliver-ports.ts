import type { Ports } from "../ports.ts";

/** What delivery asks of the world. */
export type DeliverPorts = Pick<Ports, "stores" | "messengers" | "clock" | "newId" | "log">;

import { createConnection } from "node:net";
import { decodeChecked, encode } from "../bson/codec.ts";
import { Framing } from "../wire/framing.ts";
import type { Address, Owner } from "./owner-file.ts";

/** `alive`: it answered. `gone`: nobody, or somebody else, is there. `silent`: it took the connection and does not answer. */
export type Presence = "alive" | "gone" | "silent";

const PATIENCE_MS = 3000;

/** Asks whoever listens at the address for its name. A process number alone proves nothing: numbers are used again. */
export async function probe(owner: Owner): Promise<Presence> {
  const answer = await askName(owner.address);
  if (answer.kind === "name") return answer.name === owner.store ? "alive" : "gone";
  if (answer.kind === "refused") return "gone";
  return owner.address.kind === "socket" || isRunning(owner.pid) ? "silent" : "gone";
}

type Answer = { readonly kind: "name"; readonly name: unknown } | { readonly kind: "refused" } | { readonly kind: "silence" };

function askName(address: Address): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = address.kind === "socket" ? createConnection(address.path) : createConnection(address.port, "127.0.0.1");
    const framing = new Framing();
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish({ kind: "silence" }), PATIENCE_MS);
    socket.on("connect", () => socket.write(helloMessage()));
    socket.on("error", (error) => finish({ kind: "code" in error && error.code === "EACCES" ? "silence" : "refused" }));
    socket.on("close", () => finish({ kind: "refused" }));
    socket.on("data", (piece) => {
      const name = nameIn(framing, piece);
      if (name !== undefined) finish({ kind: "name", name: name.value });
    });
  });
}

function helloMessage(): Buffer {
  const body = encode({ hello: 1, $db: "admin" });
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

/** Somebody else's protocol on a port that was used again has no name. */
function nameIn(framing: Framing, piece: Buffer): { value: unknown } | undefined {
  try {
    const [message] = framing.push(piece);
    return message && { value: decodeChecked(message.subarray(21))["kvarttiStore"] };
  } catch {
    return { value: undefined };
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

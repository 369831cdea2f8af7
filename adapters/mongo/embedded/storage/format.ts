import { decode, encode } from "../bson/codec.ts";
import { StoreError } from "../store-error.ts";
import type { Engine } from "./engine.ts";
import { spaceKey } from "./keys.ts";

/** Grows when the layout of keys changes. README.md describes it. */
export const FORMAT = 1;
const formatKey = spaceKey(0, Buffer.from("f"));

/** A store of a newer programme is left alone. */
export function checkFormat(engine: Engine): void {
  const stored = engine.get(formatKey);
  const found = stored === undefined ? FORMAT : decode(stored)["format"];
  if (typeof found !== "number") throw new StoreError("storeDamaged", {});
  if (found > FORMAT) throw new StoreError("storeTooNew", { found, known: FORMAT });
}

/** Only inside a write. */
export function writeFormat(engine: Engine): void {
  if (engine.get(formatKey) === undefined) engine.put(formatKey, encode({ format: FORMAT }));
}

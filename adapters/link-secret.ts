import { createHash, randomBytes } from "node:crypto";

/** A link of one's own: whoever has its secret may open it, for so long. The store keeps the fingerprint alone. */
export const linkMinutes = 30;

/** 192 random bits, as they go into an address. */
export const newSecret = (): string => randomBytes(24).toString("base64url");
export const looksLikeSecret = (text: string): boolean => /^[\w-]{32}$/.test(text);
export const fingerprintOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

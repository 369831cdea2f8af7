import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Seals texts with AES-256-GCM under a key of their own, made from KVARTTI_SECRET_KEY. */
export interface Seal {
  /** `bound` names what the text belongs to: a sealed text moved to another row does not open. */
  close(text: string, bound: string): string;
  /** Undefined: another key, another row, or tampered with. */
  open(sealed: string, bound: string): string | undefined;
}

const algorithm = "aes-256-gcm";
const version = "v1";

export function sealWith(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "kvartti slack installations", 32));
  return {
    close(text, bound) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(bound));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [version, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(".");
    },
    open(sealed, bound) {
      const [seen, nonce = "", tag = "", body = ""] = sealed.split(".");
      if (seen !== version) return undefined;
      try {
        const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, "base64url"), { authTagLength: 16 });
        decipher.setAAD(Buffer.from(bound)).setAuthTag(Buffer.from(tag, "base64url"));
        return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}

import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";

const ITERATIONS = 4096;

/** What the server keeps of the password. */
export interface Credentials {
  readonly salt: string;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

export function credentialsFor(password: string): Credentials {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, "sha256");
  return { salt: salt.toString("base64"), storedKey: sha256(hmac(salted, "Client Key")), serverKey: hmac(salted, "Server Key") };
}

/**
 * Whether a connection may do anything. On a Unix socket the folder's rights have decided that already; on a port, which every user
 * of the machine can reach, it is SCRAM-SHA-256 (RFC 7677) with a password that only the owner file holds.
 */
export class Access {
  readonly #credentials: Credentials | undefined;
  #open: boolean;
  #exchange: { readonly bare: string; readonly serverFirst: string } | undefined;

  constructor(credentials: Credentials | undefined) {
    this.#credentials = credentials;
    this.#open = credentials === undefined;
  }

  get open(): boolean {
    return this.#open;
  }

  /** The client's first message; undefined when it is none. */
  begin(message: string): string | undefined {
    const [, bare, nonce] = /^n,,(n=[^,]*,r=([^,]+))$/.exec(message) ?? [];
    if (this.#credentials === undefined || bare === undefined) return undefined;
    const serverFirst = `r=${nonce}${randomBytes(18).toString("base64")},s=${this.#credentials.salt},i=${ITERATIONS}`;
    this.#exchange = { bare, serverFirst };
    return serverFirst;
  }

  /** The client's proof; opens the connection and gives the server's own, or undefined when it is wrong. */
  finish(message: string): string | undefined {
    const exchange = this.#exchange;
    this.#exchange = undefined;
    const [, withoutProof, proof] = /^(c=biws,r=[^,]+),p=([^,]+)$/.exec(message) ?? [];
    if (this.#credentials === undefined || exchange === undefined || withoutProof === undefined || proof === undefined) return undefined;
    if (!exchange.serverFirst.startsWith(`${withoutProof.slice("c=biws,".length)},`)) return undefined;
    const signed = `${exchange.bare},${exchange.serverFirst},${withoutProof}`;
    const clientKey = xor(Buffer.from(proof, "base64"), hmac(this.#credentials.storedKey, signed));
    if (!timingSafeEqual(sha256(clientKey), this.#credentials.storedKey)) return undefined;
    this.#open = true;
    return `v=${hmac(this.#credentials.serverKey, signed).toString("base64")}`;
  }
}

const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const sha256 = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();
const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(b.map((byte, at) => byte ^ (a[at] ?? 0)));

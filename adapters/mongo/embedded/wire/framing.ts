import { MAX_MESSAGE_BYTES, WireError } from "./messages.ts";

/** Cuts a stream of bytes into whole messages. Bytes are joined once per message, however many pieces they came in. */
export class Framing {
  #pieces: Buffer[] = [];
  #length = 0;

  push(piece: Buffer): Buffer[] {
    this.#pieces.push(piece);
    this.#length += piece.length;
    const messages: Buffer[] = [];
    for (let size = this.#nextSize(); size !== undefined && this.#length >= size; size = this.#nextSize()) {
      const joined = this.#joined();
      messages.push(joined.subarray(0, size));
      this.#keep(joined.subarray(size));
    }
    return messages;
  }

  #nextSize(): number | undefined {
    if (this.#length < 16) return undefined;
    const first = this.#pieces[0];
    const size = (first !== undefined && first.length >= 4 ? first : this.#joined()).readInt32LE(0);
    if (size < 16 || size > MAX_MESSAGE_BYTES) throw new WireError(`a message of ${size} bytes`);
    return size;
  }

  #joined(): Buffer {
    const joined = this.#pieces.length === 1 && this.#pieces[0] !== undefined ? this.#pieces[0] : Buffer.concat(this.#pieces);
    this.#pieces = [joined];
    return joined;
  }

  #keep(rest: Buffer): void {
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
  }
}

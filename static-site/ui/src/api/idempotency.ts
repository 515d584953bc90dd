/** A new random key that tells the server that a repeated request is the same attempt. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(5)), String).join("-");
}

/**
 * One thing that a person tries to send. As long as the content stays the same, a double click and a
 * second try after a lost connection carry the same key; a changed content is a new attempt.
 */
export class Attempt {
  #key = "";
  #content = "";

  /** The key for sending `content`. */
  keyFor(content: unknown): string {
    const text = JSON.stringify(content);
    if (!this.#key || text !== this.#content) {
      this.#key = newIdempotencyKey();
      this.#content = text;
    }
    return this.#key;
  }

  /** Forget the attempt: it succeeded, and the next one is another one. */
  finish(): void {
    this.#key = "";
    this.#content = "";
  }
}

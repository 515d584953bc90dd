/** A new random key that tells the server that a repeated request is the same attempt. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(5)), String).join("-");
}

/** An attempt as it can be kept over a reload of the page. */
export interface KeptAttempt {
  key: string;
  content: string;
}

/**
 * One thing that a person tries to send. As long as the content stays the same, a double click and a
 * second try after a lost connection carry the same key; a changed content is a new attempt.
 */
export class Attempt {
  #kept: KeptAttempt | null;

  constructor(kept: KeptAttempt | null = null) {
    this.#kept = kept;
  }

  get kept(): KeptAttempt | null {
    return this.#kept;
  }

  /** The key for sending `content`. */
  keyFor(content: unknown): string {
    const text = JSON.stringify(content);
    if (this.#kept?.content !== text) this.#kept = { key: newIdempotencyKey(), content: text };
    return this.#kept.key;
  }

  /** Forget the attempt: it succeeded, and the next one is another one. */
  finish(): void {
    this.#kept = null;
  }
}

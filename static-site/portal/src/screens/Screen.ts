import type { ComponentType } from "react";

/** The code of a screen: it arrives when it is first needed, and is asked for once. */
export class Screen<Props> {
  /** The screen itself, once it is there. */
  loaded: ComponentType<Props> | null = null;
  #arriving: Promise<ComponentType<Props>> | null = null;

  constructor(private readonly ask: () => Promise<{ default: ComponentType<Props> }>) {}

  /** The same promise to everybody who asks; after a failure the next one asks again. */
  load(): Promise<ComponentType<Props>> {
    this.#arriving ??= this.#arrive();
    return this.#arriving;
  }

  async #arrive(): Promise<ComponentType<Props>> {
    try {
      this.loaded = (await this.ask()).default;
      return this.loaded;
    } catch (thrown) {
      this.#arriving = null;
      throw thrown;
    }
  }
}

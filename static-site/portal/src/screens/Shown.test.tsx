// @vitest-environment jsdom
import { act, Suspense } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Screen } from "./Screen";
import { Shown } from "./Shown";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Greeting({ name }: { name: string }) {
  return <p>Guten Tag, {name}</p>;
}

describe("a screen whose code is loaded apart", () => {
  let root: Root;
  let page: HTMLElement;

  const show = (screen: Screen<{ name: string }>) =>
    root.render(
      <Suspense fallback={<p>Einen Moment</p>}>
        <Shown screen={screen} name="Frau Müllenhoff" />
      </Suspense>,
    );

  beforeEach(() => {
    page = document.createElement("div");
    root = createRoot(page);
  });
  afterEach(() => act(() => root.unmount()));

  it("shows at once when its code is there", async () => {
    const screen = new Screen(async () => ({ default: Greeting }));
    await screen.load();
    act(() => show(screen));
    expect(page.textContent).toBe("Guten Tag, Frau Müllenhoff");
  });

  it("shows when its code has arrived", async () => {
    let arrive = () => {};
    const code = new Promise<{ default: typeof Greeting }>((resolve) => {
      arrive = () => resolve({ default: Greeting });
    });
    await act(async () => show(new Screen(() => code)));
    expect(page.textContent).toBe("Einen Moment");
    await act(async () => arrive());
    expect(page.textContent).toBe("Guten Tag, Frau Müllenhoff");
  });

  it("is asked for once, and again after a failure", async () => {
    let asked = 0;
    const screen = new Screen(async () => {
      asked += 1;
      if (asked === 1) throw new TypeError("Failed to fetch");
      return { default: Greeting };
    });
    await expect(screen.load()).rejects.toThrow();
    await Promise.all([screen.load(), screen.load()]);
    expect(asked).toBe(2);
    expect(screen.loaded).toBe(Greeting);
  });
});

// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CrashGuard } from "./CrashGuard";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
vi.mock("i18next", () => ({ default: { t: (key: string) => key } }));

function Screen({ works }: { works: boolean }) {
  if (!works) throw new Error("The code of this screen did not come.");
  return <p>Ihre Verträge</p>;
}

describe("a screen that cannot be shown", () => {
  let root: Root;
  let page: HTMLElement;

  const show = (path: string, works: boolean) =>
    act(() =>
      root.render(
        <MantineProvider>
          <CrashGuard page={path}>
            <Screen works={works} />
          </CrashGuard>
        </MantineProvider>,
      ),
    );

  beforeEach(() => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
    page = document.body.appendChild(document.createElement("div"));
    root = createRoot(page);
  });
  afterEach(() => {
    act(() => root.unmount());
    page.remove();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it("says so, and how to go on", () => {
    show("/contracts", false);
    expect(page.textContent).toContain("failure.crash_title");
    expect(page.querySelector("button")?.textContent).toContain("failure.reload");
  });

  it("blames the connection when there is none", () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    show("/contracts", false);
    expect(page.textContent).toContain("failure.offline_title");
  });

  it("keeps nobody from another page", () => {
    show("/contracts", false);
    show("/meters", true);
    expect(page.querySelector("p")?.textContent).toBe("Ihre Verträge");
  });
});

// @vitest-environment jsdom
import { IconGauge } from "@tabler/icons-react";
import { portlets } from "@wattwerk/ui/portlets";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Grid, type Registry } from "./Grid";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

interface Facts {
  product: string;
}

const ids = portlets.dashboard.map(({ id }) => id);
const places = portlets.dashboard.map(({ id, columns, rows }) => ({
  portlet: id,
  columns,
  rows,
  shown: true,
}));
const Content = ({ product }: Facts) => <p data-content>{product}</p>;
const registry: Registry<Facts> = Object.fromEntries(ids.map((id) => [id, { icon: IconGauge, Content }]));
const facts = { product: "Ökostrom Plus" };

/** The places that a browser watches, and how it tells that one of them comes near. */
const watched = new Map<Element, (near: boolean) => void>();

/** Portlets that come near together are built one after the other. */
const nextTurn = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 5)));

class Observer {
  constructor(private readonly tell: IntersectionObserverCallback) {}
  observe(element: Element) {
    const seen = (isIntersecting: boolean) => [{ isIntersecting }] as IntersectionObserverEntry[];
    watched.set(element, (near) => this.tell(seen(near), this as unknown as IntersectionObserver));
  }
  disconnect() {}
}

describe("the portlets of a page", () => {
  let root: Root;
  let page: HTMLElement;

  const show = (known: Facts | null) =>
    act(() => root.render(<Grid page="dashboard" registry={registry} places={places} facts={known} />));
  const place = (id: string) => page.firstElementChild?.children[ids.indexOf(id)] as HTMLElement;
  const contents = () => ids.filter((id) => place(id)?.querySelector("[data-content]"));
  const come = (id: string, near: boolean) =>
    act(async () => {
      watched.get(place(id))?.(near);
      await nextTurn();
    });

  beforeEach(() => {
    vi.stubGlobal("IntersectionObserver", Observer);
    page = document.body.appendChild(document.createElement("div"));
    root = createRoot(page);
  });
  afterEach(() => {
    act(() => root.unmount());
    page.remove();
    watched.clear();
    vi.unstubAllGlobals();
  });

  it("are built when they come near, those of the first screen at once", async () => {
    show(facts);
    expect(contents()).toEqual(ids.slice(0, 2));
    await come("customer", false);
    expect(contents()).toEqual(ids.slice(0, 2));
    await come("customer", true);
    expect(contents()).toEqual([...ids.slice(0, 2), "customer"]);
  });

  it("are built one after the other when several come near", async () => {
    show(facts);
    await act(async () => {
      watched.get(place("customer"))?.(true);
      watched.get(place("requests"))?.(true);
    });
    expect(contents()).toEqual([...ids.slice(0, 2), "customer"]);
    await act(nextTurn);
    expect(contents().toSorted()).toEqual([...ids.slice(0, 2), "customer", "requests"].toSorted());
    await act(nextTurn);
  });

  it("have their place and their name before", () => {
    show(facts);
    expect(place("contact").textContent).toContain("requests.contact.change_title");
    expect(place("contact").querySelector("[aria-busy]")).toBeNull();
  });

  it("stay once they were near", async () => {
    show(facts);
    await come("requests", true);
    await come("requests", false);
    expect(contents()).toContain("requests");
  });

  it("are all there for paper, before it is printed", () => {
    show(facts);
    act(() => void dispatchEvent(new Event("beforeprint")));
    expect(contents()).toEqual(ids);
  });

  it("are all there for those who use the keyboard", () => {
    show(facts);
    act(() => void dispatchEvent(new Event("keydown")));
    expect(contents()).toEqual(ids);
  });

  it("are announced as loading until the facts are there", () => {
    show(null);
    expect(page.querySelector("[role=status]")).not.toBeNull();
    expect(page.querySelectorAll("[aria-busy=true]").length).toBe(2);
    expect(contents()).toEqual([]);
  });

  it("are all built at once where nobody can tell what is near", () => {
    vi.unstubAllGlobals();
    show(facts);
    expect(contents()).toEqual(ids);
  });
});

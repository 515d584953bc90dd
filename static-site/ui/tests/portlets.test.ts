import { describe, expect, it } from "vitest";
import { arranged, changed, moved, offered, portlets } from "../src/portlets";

const names = (places: { portlet: string }[]) => places.map(({ portlet }) => portlet);
const place = (portlet: string, shown = true) => ({ portlet, columns: 12, rows: 1, shown });
const usual = portlets.dashboard.map(({ id }) => id);

describe("the portlets of a page", () => {
  it("stand as usual when nobody has arranged anything", () => {
    expect(names(arranged("dashboard", []))).toEqual(usual);
    expect(names(arranged("contract", []))).toEqual(portlets.contract.map(({ id }) => id));
  });

  it("stand in the given order; those that are not named follow their usual neighbour", () => {
    const found = names(arranged("dashboard", [place("consumption"), place("reading")]));
    expect(found.slice(0, 2)).toEqual(["consumption", "contracts"]);
    expect(found.indexOf("instalment")).toBe(found.indexOf("reading") + 1);
    expect([...found].sort()).toEqual([...usual].sort());
  });

  it("forget names that nobody knows any more", () => {
    expect(names(arranged("dashboard", [place("fax"), place("reading")]))).not.toContain("fax");
  });

  it("have the given size", () => {
    expect(arranged("dashboard", [place("reading")])[0]).toEqual(place("reading"));
  });

  it("stay away from customers when the brand hides them, whatever the customer arranged", () => {
    const own = [place("customer"), place("reading")];
    expect(names(offered("dashboard", [place("customer", false)], own))).not.toContain("customer");
    expect(names(offered("dashboard", [], own))[0]).toBe("customer");
  });

  it("move by one step and not over the edge", () => {
    const places = [place("reading"), place("customer")];
    expect(names(moved(places, "customer", -1))).toEqual(["customer", "reading"]);
    expect(moved(places, "reading", -1)).toBe(places);
    expect(moved(places, "customer", 1)).toBe(places);
  });

  it("change one at a time", () => {
    const places = [place("reading"), place("customer")];
    expect(changed(places, "reading", { shown: false })).toEqual([
      place("reading", false),
      place("customer"),
    ]);
  });

  it("have different names on a page", () => {
    for (const kinds of Object.values(portlets))
      expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
  });
});

import type { Machine } from "@wattwerk/ui/api/models";
import { describe, expect, it } from "vitest";
import { way, withGuards, withMoved, withNewStatus, withoutStatus, withWay } from "./machine";

const empty: Machine = { initial: "received", statuses: [], transitions: [] };
const named = (de: string) => ({ de, en: de, fr: de });

describe("the status machine in the editor", () => {
  const machine = withNewStatus(withNewStatus(empty, named("Eingegangen")), named("Prüfung läuft"));

  it("makes keys from names, each once", () => {
    const again = withNewStatus(machine, named("Prüfung läuft"));
    expect(again.statuses.map(({ key }) => key)).toEqual([
      "eingegangen",
      "pruefung_laeuft",
      "pruefung_laeuft_2",
    ]);
    expect(withNewStatus(empty, named("42")).statuses[0]?.key).toBe("status");
  });

  it("opens and closes ways", () => {
    const open = withWay(machine, "eingegangen", "pruefung_laeuft", true);
    expect(way(open, "eingegangen", "pruefung_laeuft")).toBeDefined();
    expect(withWay(open, "eingegangen", "pruefung_laeuft", false).transitions).toEqual([]);
  });

  it("keeps conditions with their way", () => {
    const open = withWay(machine, "eingegangen", "pruefung_laeuft", true);
    const [first] = open.transitions;
    if (!first) throw new Error("no way");
    const guarded = withGuards(open, first, [{ kind: "checks_clear", document: null, role: null }], true);
    expect(guarded.transitions[0]).toMatchObject({
      guards: [{ kind: "checks_clear" }],
      reason_required: true,
    });
  });

  it("forgets the ways of a status with it", () => {
    const open = withWay(machine, "eingegangen", "pruefung_laeuft", true);
    const less = withoutStatus(open, "pruefung_laeuft");
    expect([less.statuses.length, less.transitions.length]).toEqual([1, 0]);
  });

  it("moves a status within the list only", () => {
    expect(withMoved(machine, "pruefung_laeuft", -1).statuses[0]?.key).toBe("pruefung_laeuft");
    expect(withMoved(machine, "eingegangen", -1)).toBe(machine);
  });
});

import type { CustomerRequest, TransactionStatus } from "@wattwerk/ui/api/models";
import { describe, expect, it } from "vitest";
import { isOpen, stagesOf } from "./stages";

function request(...statuses: TransactionStatus[]): CustomerRequest {
  return {
    transaction_id: "48213377-1",
    kind: "instalment_change",
    status: statuses.at(-1) ?? "received",
    account_number: "4000123456",
    contract_number: "",
    received_at: "2026-11-21T08:00:00Z",
    details: {},
    history: statuses.map((status, hour) => ({
      at: `2026-11-21T0${hour}:00:00Z`,
      status,
      reason: status === "rejected" ? "Die Jahresrechnung läuft" : "",
    })),
    undoable: false,
  };
}

const seen = (...statuses: TransactionStatus[]) =>
  stagesOf(request(...statuses)).map(({ status, state }) => `${status} ${state}`);

describe("the way of a request", () => {
  it("shows what is still to come", () => {
    expect(seen("received")).toEqual(["received done", "exported open", "answered open"]);
    expect(seen("received", "exported")).toEqual(["received done", "exported done", "answered open"]);
  });

  it("ends with billing's answer", () => {
    expect(seen("received", "exported", "acknowledged")).toEqual([
      "received done",
      "exported done",
      "acknowledged done",
    ]);
  });

  it("tells why billing refused it", () => {
    const [, , refused] = stagesOf(request("received", "exported", "rejected"));
    expect(refused).toMatchObject({ state: "refused", reason: "Die Jahresrechnung läuft" });
  });

  it("ends when the customer takes it back", () => {
    expect(seen("received", "withdrawn")).toEqual(["received done", "withdrawn refused"]);
    expect(isOpen(request("received", "withdrawn"))).toBe(false);
  });
});

import type { Contract, ContractAccount, Dashboard, Meter } from "@wattwerk/ui/api/models";
import { describe, expect, it } from "vitest";
import { accountsOf, chosenContracts, instalmentSum, metersOf } from "./selection";

const contract = (number: string, account: string, meters: string[], status: Contract["status"] = "active") =>
  ({
    contract_number: number,
    account_number: account,
    status,
    meters: meters.map((meter_id) => ({ meter_id }) as Meter),
  }) as Contract;
const account = (number: string, instalment: string) =>
  ({ account_number: number, instalment }) as ContractAccount;

const dashboard = {
  contracts: [
    contract("V-1", "K-1", ["Z-1"], "ended"),
    contract("V-2", "K-1", ["Z-2", "Z-3"]),
    contract("V-3", "K-2", ["Z-4"]),
  ],
  accounts: [account("K-1", "98.10"), account("K-2", "0.20")],
} as Dashboard;

describe("the choice of a contract", () => {
  it("narrows to one contract and its account", () => {
    const chosen = chosenContracts(dashboard, "V-3");
    expect(chosen.map((one) => one.contract_number)).toEqual(["V-3"]);
    expect(accountsOf(dashboard, chosen).map((one) => one.account_number)).toEqual(["K-2"]);
  });

  it("shows all without a choice and when the chosen one is gone", () => {
    expect(chosenContracts(dashboard, null)).toHaveLength(3);
    expect(chosenContracts(dashboard, "V-9")).toHaveLength(3);
  });

  it("lists an account once, even when it pays for two contracts", () => {
    expect(accountsOf(dashboard, dashboard.contracts)).toHaveLength(2);
  });

  it("puts meters of contracts that are over last", () => {
    expect(metersOf(dashboard.contracts).map(({ meter }) => meter.meter_id)).toEqual([
      "Z-2",
      "Z-3",
      "Z-4",
      "Z-1",
    ]);
  });

  it("adds instalments to the cent", () => {
    expect(instalmentSum([account("K-1", "0.10"), account("K-2", "0.20")])).toBe("0.30");
    expect(instalmentSum([])).toBe("0.00");
  });
});

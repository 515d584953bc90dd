import type { Contract, ContractAccount, Dashboard, Meter } from "@wattwerk/ui/api/models";

/** A meter with the contract that it belongs to. */
export interface MeterOfContract {
  meter: Meter;
  contract: Contract;
}

/** Contracts that are shown: all, or the chosen one. A number that is not there any more means all. */
export function chosenContracts(dashboard: Dashboard, contractNumber: string | null): Contract[] {
  const chosen = dashboard.contracts.filter((contract) => contract.contract_number === contractNumber);
  return chosen.length > 0 ? chosen : dashboard.contracts;
}

/** Accounts through which the given contracts are paid, each once. */
export function accountsOf(dashboard: Dashboard, contracts: Contract[]): ContractAccount[] {
  const numbers = new Set(contracts.map((contract) => contract.account_number));
  return dashboard.accounts.filter((account) => numbers.has(account.account_number));
}

/** Meters of the given contracts; those of contracts that are over come last. */
export function metersOf(contracts: Contract[]): MeterOfContract[] {
  const over = (contract: Contract) => contract.status === "ended" || contract.status === "withdrawn";
  return [...contracts]
    .sort((one, other) => Number(over(one)) - Number(over(other)))
    .flatMap((contract) => contract.meters.map((meter) => ({ meter, contract })));
}

/** Sum of monthly instalments in cents, so that no cent is lost on the way. */
export function instalmentSum(accounts: ContractAccount[]): string {
  const cents = accounts.reduce((sum, account) => sum + Math.round(Number(account.instalment) * 100), 0);
  return (cents / 100).toFixed(2);
}

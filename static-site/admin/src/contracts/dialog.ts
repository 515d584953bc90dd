import { useQueryClient } from "@tanstack/react-query";
import type { StaffContract } from "@wattwerk/ui/api/models";

/** What every dialog about a contract gets. */
export interface ContractDialogProps {
  found: StaffContract;
  close: () => void;
}

/** Look again at everything that a step with a contract may have changed. */
export function useContractRefresh(found: StaffContract) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["contract", found.contract.contract_number] }),
      client.invalidateQueries({ queryKey: ["contracts"] }),
      client.invalidateQueries({ queryKey: ["customer", found.customer.customer_number] }),
      client.invalidateQueries({ queryKey: ["case", found.contract.order_number] }),
    ]);
}

/** A number as typed ("1.234,56" or "1234.56") as the API wants it, or an empty text. */
export function plainNumber(typed: string, decimalSign: string): string {
  const compact = typed.replace(/[\s\u00a0\u202f]/g, "");
  if (decimalSign !== ",") return compact.replace(/,/g, "");
  return compact.replace(/\./g, "").replace(",", ".");
}

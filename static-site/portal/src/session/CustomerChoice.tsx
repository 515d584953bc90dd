import type { Profile } from "@wattwerk/ui/api/models";
import { createContext, type PropsWithChildren, useContext, useState } from "react";
import { useProfile } from "./Portal";
import { remember, remembered } from "./storage";

interface CustomerChoice {
  /** The customer number that is shown, or null while the server picks the only one. */
  customerNumber: string | null;
  chooseCustomer: (number: string) => void;
  /** The contract to which the screens are narrowed, or null for all. */
  contractNumber: string | null;
  chooseContract: (number: string | null) => void;
}

const Context = createContext<CustomerChoice | null>(null);

/** The customer number whose data is shown: the one that was chosen, while the login may see it. */
export function shownCustomer(profile: Profile, chosen = remembered("customer")): string | null {
  const numbers = profile.customer_numbers ?? [];
  return chosen && numbers.includes(chosen) ? chosen : (numbers[0] ?? null);
}

/** What of a login's data is shown: one customer number, and all contracts or one of them. */
export function CustomerChoiceProvider({ children }: PropsWithChildren) {
  const profile = useProfile();
  const [customer, setCustomer] = useState(() => remembered("customer"));
  const [contractNumber, setContract] = useState(() => remembered("contract"));
  const customerNumber = shownCustomer(profile, customer);

  const chooseContract = (number: string | null) => {
    remember("contract", number);
    setContract(number);
  };
  const chooseCustomer = (number: string) => {
    remember("customer", number);
    setCustomer(number);
    chooseContract(null);
  };
  return (
    <Context value={{ customerNumber, chooseCustomer, contractNumber, chooseContract }}>{children}</Context>
  );
}

/** Somebody for whom there is nothing to choose, such as the invented customer of the preview. */
export function FixedCustomer({ number, children }: PropsWithChildren<{ number: string }>) {
  const choice = {
    customerNumber: number,
    chooseCustomer: () => undefined,
    contractNumber: null,
    chooseContract: () => undefined,
  };
  return <Context value={choice}>{children}</Context>;
}

export function useCustomerChoice(): CustomerChoice {
  const choice = useContext(Context);
  if (!choice) throw new Error("There is no customer to choose.");
  return choice;
}

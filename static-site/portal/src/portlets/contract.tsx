import {
  IconCalendarEvent,
  IconChartBar,
  IconCreditCard,
  IconDoorExit,
  IconFileInfo,
  IconFiles,
  IconFileText,
  IconGauge,
  IconListDetails,
  IconMapPin,
  IconTag,
} from "@tabler/icons-react";
import type { Contract, ContractAccount, Customer } from "@wattwerk/ui/api/models";
import { metersOf } from "../api/selection";
import { PlanPortlet } from "../screens/accounts/PlanPortlet";
import { AccountPortlet } from "../screens/contract/AccountPortlet";
import { ConditionsPortlet } from "../screens/contract/ConditionsPortlet";
import { ContractDataPortlet } from "../screens/contract/ContractDataPortlet";
import { ContractMetersPortlet } from "../screens/contract/ContractMetersPortlet";
import { PricesPortlet } from "../screens/contract/PricesPortlet";
import { SupplyPointPortlet } from "../screens/contract/SupplyPointPortlet";
import { ConsumptionPortlet } from "../screens/dashboard/ConsumptionPortlet";
import { DocumentsPortlet } from "../screens/documents/DocumentsPortlet";
import { EndPortlet } from "../screens/end/EndPortlet";
import { TariffPortlet } from "../screens/tariff/TariffPortlet";
import type { Registry } from "./Grid";

/** What the portlets of a contract's page may show. */
export interface ContractFacts {
  contract: Contract;
  account: ContractAccount;
  customer: Customer | undefined;
}

/** The portlets of a contract's page by their ids; order and size stand in `@wattwerk/ui/portlets`. */
export const contractPortlets: Registry<ContractFacts> = {
  prices: {
    icon: IconTag,
    Content: ({ contract, customer }) => (
      <PricesPortlet contract={contract} includesVat={customer?.customer_type !== "business"} />
    ),
  },
  contract_data: {
    icon: IconFileText,
    Content: ({ contract }) => <ContractDataPortlet contract={contract} />,
  },
  supply_point: { icon: IconMapPin, Content: ({ contract }) => <SupplyPointPortlet contract={contract} /> },
  conditions: { icon: IconListDetails, Content: ({ contract }) => <ConditionsPortlet contract={contract} /> },
  meters: { icon: IconGauge, Content: ({ contract }) => <ContractMetersPortlet meters={contract.meters} /> },
  consumption: {
    icon: IconChartBar,
    Content: ({ contract }) => <ConsumptionPortlet meters={metersOf([contract])} />,
  },
  plan: { icon: IconCalendarEvent, Content: ({ account }) => <PlanPortlet account={account} /> },
  tariff: { icon: IconFileInfo, Content: ({ contract }) => <TariffPortlet contract={contract} /> },
  account: { icon: IconCreditCard, Content: ({ account }) => <AccountPortlet account={account} /> },
  end: { icon: IconDoorExit, Content: ({ contract }) => <EndPortlet contract={contract} /> },
  documents: {
    icon: IconFiles,
    Content: ({ contract }) => <DocumentsPortlet contractNumber={contract.contract_number} />,
  },
};

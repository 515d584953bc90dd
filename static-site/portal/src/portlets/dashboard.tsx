import {
  IconAddressBook,
  IconChartBar,
  IconCoinEuro,
  IconCreditCard,
  IconFiles,
  IconFileText,
  IconGauge,
  IconMailForward,
  IconMessages,
  IconProgressCheck,
  IconTargetArrow,
  IconUser,
} from "@tabler/icons-react";
import type { Contract, ContractAccount, Dashboard } from "@wattwerk/ui/api/models";
import type { MeterOfContract } from "../api/selection";
import { ForecastPortlet } from "../forecast/ForecastPortlet";
import { BankPortlet } from "../screens/accounts/BankPortlet";
import { BillsPortlet } from "../screens/accounts/BillsPortlet";
import { ContactPortlet } from "../screens/accounts/ContactPortlet";
import { ConsumptionPortlet } from "../screens/dashboard/ConsumptionPortlet";
import { ContractsPortlet } from "../screens/dashboard/ContractsPortlet";
import { CustomerPortlet } from "../screens/dashboard/CustomerPortlet";
import { InstalmentPortlet } from "../screens/dashboard/InstalmentPortlet";
import { ReadingPortlet } from "../screens/dashboard/ReadingPortlet";
import { DocumentsPortlet } from "../screens/documents/DocumentsPortlet";
import { MessagesPortlet } from "../screens/messages/MessagesPortlet";
import { RequestsPortlet } from "../screens/requests/RequestsPortlet";
import type { Registry } from "./Grid";

/** What the portlets of the overview may show. */
export interface DashboardFacts {
  data: Dashboard;
  /** Contracts to which the customer has narrowed the screens. */
  contracts: Contract[];
  accounts: ContractAccount[];
  meters: MeterOfContract[];
  contractNumber: string | null;
}

/** The portlets of the overview by their ids; order and size stand in `@wattwerk/ui/portlets`. */
export const dashboardPortlets: Registry<DashboardFacts> = {
  reading: { icon: IconGauge, Content: ({ meters }) => <ReadingPortlet meters={meters} /> },
  instalment: { icon: IconCoinEuro, Content: ({ accounts }) => <InstalmentPortlet accounts={accounts} /> },
  consumption: { icon: IconChartBar, Content: ({ meters }) => <ConsumptionPortlet meters={meters} /> },
  contracts: {
    icon: IconFileText,
    Content: ({ contracts, data }) => (
      <ContractsPortlet contracts={contracts} products={data.products ?? []} />
    ),
  },
  customer: { icon: IconUser, Content: ({ data }) => <CustomerPortlet customer={data.customer} /> },
  documents: {
    icon: IconFiles,
    Content: ({ contractNumber }) => <DocumentsPortlet contractNumber={contractNumber} />,
  },
  forecast: {
    icon: IconTargetArrow,
    Content: ({ accounts }) => (
      <ForecastPortlet accountNumbers={accounts.map(({ account_number }) => account_number)} />
    ),
  },
  messages: { icon: IconMessages, Content: () => <MessagesPortlet /> },
  requests: { icon: IconProgressCheck, Content: () => <RequestsPortlet /> },
  bank: { icon: IconCreditCard, Content: ({ accounts }) => <BankPortlet accounts={accounts} /> },
  bills: {
    icon: IconMailForward,
    Content: ({ accounts, data }) => <BillsPortlet accounts={accounts} customer={data.customer} />,
  },
  contact: { icon: IconAddressBook, Content: ({ data }) => <ContactPortlet customer={data.customer} /> },
};

import { QueryClient } from "@tanstack/react-query";
import type { Brand, Dashboard, Readings } from "@wattwerk/ui/api/models";

// Only what the portlets show is filled in; a new field of the API needs no entry here.

/** An invented customer, so that a draft of the brand can be seen without anybody's data. */
export const CUSTOMER = "10000001";
const METER = "example-meter";
const CONTRACT = "700000001";

function day(yearsAgo: number): string {
  const now = new Date();
  return `${now.getFullYear() - yearsAgo}-01-01`;
}

const address = {
  street: "Lindenweg",
  house_number: "7",
  postcode: "12345",
  town: "Musterstadt",
  addition: "",
};

const meter = {
  meter_id: METER,
  meter_number: "1EMH0012345678",
  contract_number: CONTRACT,
  supply_point_id: "example-point",
  installed_on: day(6),
  type: "single",
  registers: [
    {
      kind: "single",
      obis: "1-1:1.8.0",
      digits: 6,
      decimals: 1,
      unit: "kWh",
      last_value: "24318.4",
      last_date: day(0),
      annual_consumption: 3100,
    },
  ],
} as unknown as Readings["meter"];

/** What the overview shows of the invented customer of a brand. */
export function exampleDashboard(brand: Brand): Dashboard {
  return {
    customer: {
      customer_number: CUSTOMER,
      brand: brand.id,
      customer_type: "household",
      salutation: "ms",
      title: "",
      first_name: "Jördis",
      last_name: "Größl",
      company: "",
      date_of_birth: null,
      email: "joerdis.groessl@example.org",
      phone: "",
      mobile: null,
      fax: null,
      consents: null,
      language: "de",
      billing_address: address,
      since: day(4),
    },
    accounts: [
      {
        account_number: "4000000001",
        payment_method: "sepa_direct_debit",
        iban_masked: "DE02 •••• 2051",
        bank_name: "Sparkasse Musterstadt",
        account_holder: "Jördis Größl",
        mandate_reference: "M-4000000001",
        instalment: "98.00",
        instalment_since: day(1),
      },
    ],
    contracts: [
      {
        contract_number: CONTRACT,
        customer_number: CUSTOMER,
        account_number: "4000000001",
        order_number: "A-0000-0001",
        brand: brand.id,
        status: "active",
        product_code: "example",
        product_name: `${brand.name} Strom`,
        commodity: "electricity",
        supply_start: day(4),
        supply_end: null,
        concluded_on: day(4),
        minimum_term_until: null,
        conditions: {
          initial_term_months: 12,
          notice_period_days: 30,
          renewal: "open_ended",
          renewal_notice_days: 30,
          price_guarantee_until: null,
          price_guarantee_scope: null,
          payment_methods: ["sepa_direct_debit"],
          meter_types: ["single"],
        },
        yearly_price: "1176.50",
        base_price: "12.90",
        energy_price: "32.96",
        energy_price_off_peak: null,
        consumption: 3100,
        consumption_off_peak: null,
        supply_point: {
          supply_point_id: "example-point",
          commodity: "electricity",
          address,
          market_location: "50000000011",
          grid_operator: "Netz Musterstadt GmbH",
        },
        meters: [meter],
      },
    ],
    arrangements: { dashboard: [], contract: [] },
  } as unknown as Dashboard;
}

const counted = ["24318.4", "21190.1", "17964.8", "14688.2", "11570.9"];

/** What was counted since the reading before; nothing is known of the time before the oldest one. */
function amount(yearsAgo: number) {
  const before = counted[yearsAgo + 1];
  if (!before) return [];
  return [{ kind: "single", value: (Number(counted[yearsAgo]) - Number(before)).toFixed(1) }];
}

function exampleReadings(): Readings {
  return {
    meter,
    items: counted.map((value, yearsAgo) => ({
      reading_id: `example-${yearsAgo}`,
      meter_id: METER,
      date: day(yearsAgo),
      values: [{ kind: "single", value }],
      consumption: amount(yearsAgo),
      energy: null,
      status: "confirmed",
      rollover: false,
      channel: "import",
      recorded_at: `${day(yearsAgo)}T08:00:00Z`,
      transaction_id: null,
    })),
    window_from: day(0),
    window_to: day(0),
  } as unknown as Readings;
}

/** Answers of the server for the invented customer; whatever else a portlet asks for stays on its way. */
export function exampleAnswers(brand: Brand): QueryClient {
  const answers = new QueryClient({
    defaultOptions: { queries: { enabled: false, staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  answers.setQueryData(["dashboard", CUSTOMER], exampleDashboard(brand));
  answers.setQueryData(["readings", CUSTOMER, METER], exampleReadings());
  answers.setQueryData(["conversations", CUSTOMER], { items: [], next_cursor: null, unread: 0 });
  return answers;
}

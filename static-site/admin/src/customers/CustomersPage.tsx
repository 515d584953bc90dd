import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { CustomerSummary } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { usePagedList } from "../list/usePagedList";

/** All customers of the brand by name; searched by the beginning of a name or by number. */
export default function CustomersPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const [parameters, setParameters] = useSearchParams();
  const typed = parameters.get("search") ?? "";
  const [search] = useDebouncedValue(typed.trim(), 250);
  const list = usePagedList<CustomerSummary>(["customers", brand, search], (cursor) =>
    answerOf(
      api.GET("/staff/customers", {
        params: { query: { brand, ...(search && { search }), ...(cursor && { cursor }) } },
      }),
    ),
  );
  const columns: Column<CustomerSummary>[] = [
    {
      key: "name",
      title: t("list.name"),
      cell: (customer) => customer.name,
      text: (customer) => customer.name,
    },
    {
      key: "number",
      title: t("customers.number"),
      cell: (customer) => customer.customer_number,
      text: (customer) => customer.customer_number,
    },
    {
      key: "place",
      title: t("list.place"),
      cell: (customer) => `${customer.postcode} ${customer.town}`,
      text: (customer) => `${customer.postcode} ${customer.town}`,
    },
    {
      key: "since",
      title: t("customers.since"),
      cell: (customer) => format.date(customer.since),
      text: (customer) => customer.since,
    },
  ];
  return (
    <ListPage
      title={t("pages.customers")}
      tools={
        <TextInput
          type="search"
          aria-label={t("customers.search")}
          placeholder={t("customers.search")}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          maxLength={60}
          w="min(20rem, 100%)"
          onChange={(event) => {
            const text = event.currentTarget.value;
            setParameters(text ? { search: text } : {}, { replace: true });
          }}
        />
      }
    >
      <Table
        caption={t("pages.customers")}
        columns={columns}
        entries={list.entries}
        keyOf={(customer) => customer.customer_number}
        addressOf={(customer) => `/customers/${customer.customer_number}`}
        empty={<p>{t(search ? "customers.nothing_found" : "customers.empty")}</p>}
        query={list}
        fileName={t("pages.customers")}
      />
    </ListPage>
  );
}

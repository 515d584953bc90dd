import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Commodity, ContractLine, ContractStatus } from "@wattwerk/ui/api/models";
import { dayBefore } from "@wattwerk/ui/dates";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { AdjustmentDialog } from "../adjustments/AdjustmentDialog";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { FilterChips, useFilter } from "../list/FilterChips";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { usePagedList } from "../list/usePagedList";
import { NewContractDialog } from "./NewContractDialog";

const statuses: ContractStatus[] = ["accepted", "active", "terminated", "ended", "withdrawn"];
const commodities: Commodity[] = ["electricity", "heating_electricity", "gas", "water", "heat"];

/** All contracts of the brand, those concluded last first. */
export default function ContractsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const { number } = useParams();
  const [adding, setAdding] = useState(false);
  const [adjusting, setAdjusting] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [parameters] = useSearchParams();
  const status = useFilter("status") as ContractStatus | undefined;
  const commodity = useFilter("commodity") as Commodity | undefined;
  const list = usePagedList<ContractLine>(["contracts", brand, status, commodity], (cursor) =>
    answerOf(
      api.GET("/staff/contracts", {
        params: {
          query: {
            brand,
            ...(status && { status }),
            ...(commodity && { commodity }),
            ...(cursor && { cursor }),
          },
        },
      }),
    ),
  );
  const columns: Column<ContractLine>[] = [
    {
      key: "number",
      title: t("contracts.number"),
      cell: (one) => one.contract_number,
      text: (one) => one.contract_number,
    },
    {
      key: "status",
      title: t("list.status"),
      cell: (one) => <Status value={one.status} label={t(`contract_statuses.${one.status}`)} />,
      text: (one) => t(`contract_statuses.${one.status}`),
    },
    { key: "name", title: t("list.name"), cell: (one) => one.name, text: (one) => one.name },
    {
      key: "product",
      title: t("orders.product"),
      cell: (one) => one.product_name,
      text: (one) => one.product_name,
    },
    {
      key: "commodity",
      secondary: true,
      title: t("orders.commodity"),
      cell: (one) => t(`commodities.${one.commodity}`),
      text: (one) => t(`commodities.${one.commodity}`),
    },
    {
      key: "concluded",
      secondary: true,
      title: t("contracts.concluded_on"),
      cell: (one) => format.date(one.concluded_on),
      text: (one) => one.concluded_on,
    },
    {
      key: "start",
      secondary: true,
      title: t("orders.start"),
      cell: (one) => format.date(one.supply_start),
      text: (one) => one.supply_start,
    },
    {
      key: "end",
      secondary: true,
      title: t("contracts.end"),
      cell: (one) => (one.supply_end ? format.date(dayBefore(one.supply_end)) : ""),
      text: (one) => (one.supply_end ? dayBefore(one.supply_end) : ""),
    },
  ];
  const search = parameters.size > 0 ? `?${parameters}` : "";
  return (
    <ListPage
      title={t("pages.contracts")}
      tools={
        <>
          <Button size="xs" onClick={() => setAdding(true)}>
            {t("contracts.new.open")}
          </Button>
          {ticked.size > 0 && (
            <Button size="xs" variant="default" onClick={() => setAdjusting(true)}>
              {t("adjustments.new.ticked", { count: ticked.size })}
            </Button>
          )}
          <FilterChips
            label={t("list.status")}
            name="status"
            options={[
              { value: "", label: t("list.all") },
              ...statuses.map((value) => ({ value, label: t(`contract_statuses.${value}`) })),
            ]}
          />
          <FilterChips
            label={t("orders.commodity")}
            name="commodity"
            options={[
              { value: "", label: t("contracts.all_commodities") },
              ...commodities.map((value) => ({ value, label: t(`commodities.${value}`) })),
            ]}
          />
        </>
      }
    >
      <Table
        caption={t("pages.contracts")}
        columns={columns}
        entries={list.entries}
        keyOf={(one) => one.contract_number}
        addressOf={(one) => `/contracts/${one.contract_number}${search}`}
        open={number}
        empty={<p>{t("contracts.empty")}</p>}
        query={list}
        fileName={t("pages.contracts")}
        selection={{
          chosen: ticked,
          onChange: setTicked,
          offers: (one) => one.status !== "ended" && one.status !== "withdrawn",
          label: (one) => t("contracts.tick", { number: one.contract_number }),
        }}
      />
      {adjusting && <AdjustmentDialog ticked={[...ticked]} close={() => setAdjusting(false)} />}
      {adding && <NewContractDialog close={() => setAdding(false)} />}
    </ListPage>
  );
}

import { answerOf } from "@wattwerk/ui/api/client";
import type { Language, OrderStatus, OrderSummary } from "@wattwerk/ui/api/models";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { StatusBadge } from "../lifecycle/StatusBadge";
import { useCaseStatuses } from "../lifecycle/useCaseStatuses";
import { useFilter } from "../list/FilterChips";
import { StatusList } from "../list/StatusList";
import type { Column } from "../list/Table";
import { usePagedList } from "../list/usePagedList";
import { useProductNames } from "../products/useProducts";
import styles from "./OrdersPage.module.css";

export const orderStatuses: OrderStatus[] = [
  "received",
  "clarification",
  "accepted",
  "contract_created",
  "rejected",
  "withdrawn",
];

/** All orders of the brand, newest first; the list follows what comes in. */
export default function OrdersPage() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const names = useProductNames();
  const { brand } = useBrand();
  const status = useFilter("status") as OrderStatus | undefined;
  const list = usePagedList<OrderSummary>(
    ["orders", brand, status],
    (cursor) =>
      answerOf(
        api.GET("/staff/orders", {
          params: { query: { brand, ...(status && { status }), ...(cursor && { cursor }) } },
        }),
      ),
    { live: true },
  );
  const isNew = useArrivals(list.entries, `${brand} ${status}`);
  const cases = useCaseStatuses(brand, list.data?.pages.map((page) => page.items) ?? []);
  // A status of the brand's own is worth a place where it says something else than the order's own.
  const ownStatus = (order: OrderSummary) => {
    const found = cases.get(order.order_number);
    const label = found?.label[i18n.language as Language] ?? "";
    return found && label !== t(`order_statuses.${order.status}`) ? { found, label } : undefined;
  };
  const columns: Column<OrderSummary>[] = [
    {
      key: "number",
      title: t("orders.number"),
      cell: (order) => order.order_number,
      text: (order) => order.order_number,
    },
    {
      key: "status",
      title: t("list.status"),
      cell: (order) => <Status value={order.status} label={t(`order_statuses.${order.status}`)} />,
      text: (order) => t(`order_statuses.${order.status}`),
    },
    {
      key: "case",
      title: t("orders.case_status"),
      cell: (order) => {
        const own = ownStatus(order);
        return own && <StatusBadge status={own.found} />;
      },
      text: (order) => ownStatus(order)?.label ?? "",
    },
    { key: "name", title: t("list.name"), cell: (order) => order.name, text: (order) => order.name },
    {
      key: "place",
      secondary: true,
      title: t("list.place"),
      cell: (order) => `${order.postcode} ${order.town}`,
      text: (order) => `${order.postcode} ${order.town}`,
    },
    {
      key: "product",
      title: t("orders.product"),
      cell: (order) => names.own(order.product_name),
      text: (order) => names.own(order.product_name),
    },
    {
      key: "price",
      title: t("orders.yearly_price"),
      numeric: true,
      cell: (order) => format.money(order.yearly_price),
      text: (order) => format.number(order.yearly_price, { min: 2, max: 2 }),
    },
    {
      key: "start",
      secondary: true,
      title: t("orders.start"),
      cell: (order) => format.date(order.supply_start),
      text: (order) => order.supply_start,
    },
    {
      key: "received",
      secondary: true,
      title: t("orders.received_at"),
      cell: (order) => format.dateTime(order.received_at),
      text: (order) => order.received_at,
    },
  ];
  return (
    <StatusList
      title={t("pages.orders")}
      path="/orders"
      statuses={orderStatuses.map((value) => ({ value, label: t(`order_statuses.${value}`) }))}
      columns={columns.filter(({ key }) => key !== "case" || list.entries.some(ownStatus))}
      list={list}
      keyOf={(order) => order.order_number}
      isNew={(order) => isNew.has(order.order_number)}
      empty={t("orders.empty")}
      tools={
        <span className={styles.live} data-failing={list.isError}>
          {t(list.isError ? "list.not_live" : "list.live")}
        </span>
      }
    />
  );
}

/** Orders that came in since this list was opened. */
function useArrivals(orders: OrderSummary[], list: string): Set<string> {
  const known = useRef<{ list: string; numbers: Set<string> } | null>(null);
  useEffect(() => {
    if (known.current?.list !== list && orders.length > 0) {
      known.current = { list, numbers: new Set(orders.map((order) => order.order_number)) };
    }
  }, [orders, list]);
  if (known.current?.list !== list) return new Set();
  const numbers = known.current.numbers;
  return new Set(orders.map((order) => order.order_number).filter((number) => !numbers.has(number)));
}

import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { OfferStatus, OfferSummary } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { useFilter } from "../list/FilterChips";
import { StatusList } from "../list/StatusList";
import type { Column } from "../list/Table";
import { usePagedList } from "../list/usePagedList";
import styles from "./Sales.module.css";

const statuses: OfferStatus[] = ["draft", "sent", "accepted", "declined", "expired", "withdrawn"];

/** Which colour a status of an offer has. */
export const tones: Record<OfferStatus, string> = {
  draft: "neutral",
  sent: "received",
  accepted: "active",
  declined: "rejected",
  expired: "waiting",
  withdrawn: "neutral",
};

/** The offers of the brand. */
export default function OffersPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const status = useFilter("status") as OfferStatus | undefined;
  const list = usePagedList<OfferSummary>(["offers", brand, status], (cursor) =>
    answerOf(
      api.GET("/staff/offers", {
        params: { query: { brand, ...(status && { status }), ...(cursor && { cursor }) } },
      }),
    ),
  );
  const columns: Column<OfferSummary>[] = [
    {
      key: "number",
      title: t("offers.number"),
      cell: (offer) => offer.offer_number,
      text: (offer) => offer.offer_number,
    },
    {
      key: "status",
      title: t("list.status"),
      cell: (offer) => <Status value={tones[offer.status]} label={t(`offers.statuses.${offer.status}`)} />,
      text: (offer) => t(`offers.statuses.${offer.status}`),
    },
    { key: "name", title: t("list.name"), cell: (offer) => offer.name, text: (offer) => offer.name },
    {
      key: "tariffs",
      secondary: true,
      title: t("offers.tariffs"),
      cell: (offer) => offer.product_names.join(", "),
      text: (offer) => offer.product_names.join(", "),
    },
    {
      key: "price",
      title: t("orders.yearly_price"),
      numeric: true,
      cell: (offer) => format.money(offer.yearly_price),
      text: (offer) => format.number(offer.yearly_price, { min: 2, max: 2 }),
    },
    {
      key: "valid",
      title: t("offers.fields.valid_until"),
      cell: (offer) => format.date(offer.valid_until),
      text: (offer) => offer.valid_until,
    },
    {
      key: "created",
      secondary: true,
      title: t("offers.created_at"),
      cell: (offer) => format.dateTime(offer.created_at),
      text: (offer) => offer.created_at,
    },
  ];
  return (
    <StatusList
      title={t("pages.offers")}
      path="/offers"
      statuses={statuses.map((value) => ({ value, label: t(`offers.statuses.${value}`) }))}
      columns={columns}
      list={list}
      keyOf={(offer) => offer.offer_number}
      empty={t("offers.empty")}
      tools={
        <div className={styles.tools}>
          <Button component={Link} to="/offers/new" size="sm">
            {t("offers.new")}
          </Button>
        </div>
      }
    />
  );
}

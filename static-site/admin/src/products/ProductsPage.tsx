import { Button, Group, Modal, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Language, ProductSummary } from "@wattwerk/ui/api/models";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useBrand } from "../application/brand";
import { api, useSession } from "../application/session";
import { useFormat } from "../application/texts";
import { Status } from "../detail/Status";
import { FilterChips, useFilter } from "../list/FilterChips";
import { ListPage } from "../list/ListPage";
import { type Column, Table } from "../list/Table";
import { FileTools } from "./FileTools";
import styles from "./Products.module.css";
import { codeOf, type Kind, kinds } from "./product";

const states = ["on_sale", "upcoming", "draft", "ended"] as const;
const tones = { on_sale: "active", upcoming: "exported", draft: "received", ended: "closed" };

/** Everything that a brand sells, prepares, or has sold. */
export default function ProductsPage() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const [parameters] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const administrator = (useSession().profile?.roles ?? []).includes(`${brand}.administrator`);
  const state = useFilter("state");
  const kind = useFilter("kind");
  const language = i18n.language as Language;
  const query = useQuery({
    queryKey: ["products", brand, state, kind],
    queryFn: () =>
      answerOf(
        api.GET("/staff/products", {
          params: {
            query: {
              brand,
              ...(state && { state: state as ProductSummary["state"] }),
              ...(kind && { kind: kind as Kind }),
            },
          },
        }),
      ),
  });
  const sort = (entry: ProductSummary) =>
    entry.commodity ? t(`commodities.${entry.commodity}`) : t(`products.kinds.${entry.kind}`);
  const columns: Column<ProductSummary>[] = [
    {
      key: "name",
      title: t("products.fields.name"),
      cell: (entry) => entry.name[language],
      text: (entry) => entry.name[language],
    },
    { key: "kind", title: t("products.fields.kind"), cell: sort, text: sort },
    {
      key: "state",
      title: t("list.status"),
      cell: (entry) => (
        <>
          <Status value={tones[entry.state]} label={t(`products.states.${entry.state}`)} />{" "}
          {entry.has_draft && entry.state !== "draft" && (
            <Status value="clarification" label={t("products.has_draft")} />
          )}
        </>
      ),
      text: (entry) => t(`products.states.${entry.state}`),
    },
    {
      key: "obstacles",
      title: t("products.orderable"),
      cell: (entry) => <Obstacles product={entry} />,
      text: (entry) => entry.obstacles.map(({ code }) => t(`products.obstacles.${code}`)).join(", "),
    },
    {
      key: "customers",
      title: t("products.fields.customer_types"),
      cell: (entry) => entry.customer_types.map((type) => t(`customer_types.${type}`)).join(", "),
      secondary: true,
    },
    {
      key: "changed",
      title: t("products.fields.changed"),
      cell: (entry) => `${format.dateTime(entry.changed_at)} · ${actor(entry.changed_by)}`,
      text: (entry) => entry.changed_at,
      secondary: true,
    },
  ];
  const actor = (name: string) => t(`actors.${name}`, { defaultValue: name });
  const search = parameters.size > 0 ? `?${parameters}` : "";
  return (
    <ListPage
      title={t("products.title")}
      tools={
        <>
          <FilterChips
            label={t("list.status")}
            name="state"
            options={[
              { value: "", label: t("list.all") },
              ...states.map((value) => ({ value, label: t(`products.states.${value}`) })),
            ]}
          />
          <FilterChips
            label={t("products.fields.kind")}
            name="kind"
            options={[
              { value: "", label: t("products.all_kinds") },
              ...kinds.slice(0, 5).map((value) => ({ value, label: t(`products.kinds.${value}`) })),
            ]}
          />
          {administrator && <FileTools />}
          {administrator && (
            <Button
              size="xs"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setCreating(true)}
            >
              {t("products.new")}
            </Button>
          )}
        </>
      }
    >
      <Table
        caption={t("products.title")}
        columns={columns}
        entries={query.data?.items ?? []}
        keyOf={(entry) => entry.product_code}
        addressOf={(entry) => `/products/${entry.product_code}${search}`}
        empty={<p>{t("products.empty")}</p>}
        query={{ ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined }}
        fileName={t("products.title")}
      />
      {creating && <NewProduct close={() => setCreating(false)} />}
    </ListPage>
  );
}

/** Why a product cannot be ordered, each reason with the place where it is mended. */
function Obstacles({ product: { product_code, obstacles } }: { product: ProductSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (obstacles.length === 0) return <Status value="active" label={t("products.orderable_now")} />;
  const places = {
    not_published: `/products/${product_code}`,
    sale_later: `/products/${product_code}/conditions`,
    sale_over: `/products/${product_code}/conditions`,
    no_prices: "/prices",
    prices_later: `/products/${product_code}/prices`,
    no_vat_rate: "/prices/levies",
    brand_incomplete: "/settings/brand",
  };
  return (
    <ul className={styles.obstacles}>
      {obstacles.map(({ code, since }) => (
        <li key={code}>
          <Link to={places[code]}>
            {t(`products.obstacles.${code}`, { day: since ? format.date(since) : "" })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function NewProduct({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("energy");
  const code = codeOf(name);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.length >= 2) void navigate(`/products/${code}`, { state: { kind, name } });
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t("products.new")}
      centered
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label={t("products.new_name")}
          description={code ? t("products.code_will_be", { code }) : t("products.code_hint")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <NativeSelect
          label={t("products.fields.kind")}
          value={kind}
          data={kinds.map((value) => ({ value, label: t(`products.kinds.${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t("actions.cancel")}
          </Button>
          <Button type="submit" disabled={code.length < 2}>
            {t("products.begin")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

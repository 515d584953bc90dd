import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import { IconFileSearch, IconShoppingCart, IconUser } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { usePageGroups } from "./pages";

const orderNumber = /^A-?[0-9A-Z]{4}-?[0-9A-Z]{4}$/i;

/** Finds pages, customers and orders from anywhere. */
export default function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { brand } = useBrand();
  const pages = usePageGroups().flatMap((group) =>
    group.pages.map((page) => ({ ...page, group: group.key })),
  );
  const [text, setText] = useState("");
  const wanted = text.trim();
  useEffect(() => spotlight.open(), []);
  const customers = useQuery({
    queryKey: ["customers", brand, "palette", wanted],
    queryFn: () =>
      answerOf(api.GET("/staff/customers", { params: { query: { brand, search: wanted, limit: 6 } } })),
    enabled: wanted.length > 1,
    placeholderData: keepPreviousData,
  });

  const actions: SpotlightActionData[] = pages
    .filter(({ key }) => t(`pages.${key}`).toLowerCase().includes(wanted.toLowerCase()))
    .map(({ path, key, group, icon: Icon }) => ({
      id: path,
      label: t(`pages.${key}`),
      description: t(`shell.groups.${group}`),
      leftSection: <Icon size={18} aria-hidden />,
      onClick: () => void navigate(path),
    }));
  if (orderNumber.test(wanted)) {
    const number = wanted.toUpperCase().replace(/^A-?(.{4})-?(.{4})$/, "A-$1-$2");
    actions.push({
      id: number,
      label: number,
      description: t("palette.order"),
      leftSection: <IconShoppingCart size={18} aria-hidden />,
      onClick: () => void navigate(`/orders/${number}`),
    });
  }
  for (const customer of wanted.length > 1 ? (customers.data?.items ?? []) : []) {
    actions.push({
      id: customer.customer_number,
      label: customer.name,
      description: `${customer.customer_number} · ${customer.postcode} ${customer.town}`,
      leftSection: <IconUser size={18} aria-hidden />,
      onClick: () => void navigate(`/customers/${customer.customer_number}`),
    });
  }
  return (
    <Spotlight
      actions={actions}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={close}
      filter={(_, all) => all}
      nothingFound={
        <>
          <IconFileSearch size={18} aria-hidden /> {t("palette.nothing")}
        </>
      }
      searchProps={{ placeholder: t("palette.placeholder"), "aria-label": t("palette.placeholder") }}
      shortcut={null}
    />
  );
}

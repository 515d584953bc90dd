import { Button } from "@mantine/core";
import { IconBuildingSkyscraper, IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Brand } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { logoAddress } from "@wattwerk/ui/logo";
import { applyTheme } from "@wattwerk/ui/theme";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../components/EmptyState";
import { Failure } from "../components/Failure";
import { Skeleton } from "../components/Skeleton";
import { publicApi } from "../session/connection";
import styles from "./BrandChoice.module.css";

/** A neutral look for as long as no brand is chosen. */
const neutral: Brand["theme"] = {
  primary: "#33475b",
  accent: "#33475b",
  error: "#b3261e",
  success: "#1b6e3c",
  warning: "#8a5300",
  info: "#1f5a99",
  font: "Inter",
  radius: 10,
  logo_svg: "",
};

/** The first question when the address names no brand: whose customer are you? */
export default function BrandChoice({ failed }: { failed: boolean }) {
  const { t } = useTranslation();
  const brands = useQuery({
    queryKey: ["brands"],
    enabled: !failed,
    queryFn: () => answerOf(publicApi.GET("/public/brands")),
  });
  useEffect(() => {
    applyTheme(neutral);
    document.title = t("application.title");
  }, [t]);
  if (failed || brands.isError) {
    return (
      <main className={styles.page}>
        <Failure
          error={brands.error ?? new ApiProblem(0, "connection_failed")}
          retry={() => (failed ? location.reload() : brands.refetch())}
        />
      </main>
    );
  }
  const items = brands.data?.items;
  return (
    <main className={styles.page}>
      {items?.length === 0 ? (
        <EmptyState
          page
          icon={<IconBuildingSkyscraper size={26} />}
          title={t("brand_choice.empty_title")}
          text={t("brand_choice.empty_text")}
          action={<Button onClick={() => brands.refetch()}>{t("failure.retry")}</Button>}
        />
      ) : (
        <>
          <h1>{t("brand_choice.title")}</h1>
          <p className={styles.text}>{t("brand_choice.text")}</p>
          <ul className={styles.brands}>
            {items?.map((brand) => (
              <li key={brand.id}>
                <a className={styles.brand} href={addressFor(brand.id)}>
                  <img src={logoAddress(brand.theme.logo_svg)} alt="" height={36} />
                  <span className={styles.name}>{brand.name}</span>
                  <IconChevronRight size={20} aria-hidden="true" />
                </a>
              </li>
            )) ?? [1, 2].map((place) => <Skeleton key={place} height="5rem" />)}
          </ul>
        </>
      )}
    </main>
  );
}

/** The same page with the brand in its address, so that a deep link survives the question. */
function addressFor(brandId: string): string {
  const address = new URL(location.href);
  address.searchParams.set("brand", brandId);
  return address.pathname + address.search;
}

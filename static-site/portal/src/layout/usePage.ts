import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../session/Portal";

/** Name the page in the browser's title; the brand stands behind it. */
export function usePage(title: string): void {
  const { t } = useTranslation();
  const brand = useBrand().name;
  useEffect(() => {
    document.title = t("application.page_title", { page: title, brand });
  }, [t, title, brand]);
}

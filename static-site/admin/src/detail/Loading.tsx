import { Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Says, also to screen readers, that data are on their way. */
export function Loading() {
  const { t } = useTranslation();
  return <Loader size="sm" role="status" aria-label={t("states.loading")} />;
}

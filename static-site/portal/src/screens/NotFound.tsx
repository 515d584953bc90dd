import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "../components/EmptyState";
import { usePage } from "../layout/usePage";

export default function NotFound() {
  const { t } = useTranslation();
  usePage(t("application.not_found_title"));
  return (
    <EmptyState
      page
      icon={<IconMapOff size={26} />}
      title={t("application.not_found_title")}
      text={t("application.not_found_text")}
      action={
        <Button component={Link} to="/">
          {t("application.to_overview")}
        </Button>
      }
    />
  );
}

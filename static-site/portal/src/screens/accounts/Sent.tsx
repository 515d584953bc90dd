import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "../../components/Notice";

/** A request is on its way; `more` says what is special about it. */
export function Sent({ more }: { more?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Notice
      live
      kind="success"
      title={t("requests.sent_title")}
      action={
        <Button component={Link} to="/requests" size="sm" variant="default">
          {t("requests.all")}
        </Button>
      }
    >
      <p>
        {t("requests.sent_text")} {more}
      </p>
    </Notice>
  );
}

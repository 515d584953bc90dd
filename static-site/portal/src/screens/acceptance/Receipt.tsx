import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice";

interface Properties {
  number: string;
  email: string;
}

/** What happens after the order: a number, and a mail at once (§ 312i BGB). */
export function Receipt({ number, email }: Properties) {
  const { t } = useTranslation();
  return (
    <Notice live kind="success" title={t("acceptance.done_title", { number })}>
      <p>{t("acceptance.done_text", { email })}</p>
    </Notice>
  );
}

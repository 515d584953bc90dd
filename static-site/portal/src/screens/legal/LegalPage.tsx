import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import form from "../../components/Form.module.css";
import { FrontPage } from "../../layout/FrontPage";
import { usePage } from "../../layout/usePage";
import { useBrand } from "../../session/Portal";
import { OwnWords } from "./OwnWords";

/** What happens with personal data (Art. 13 GDPR), or how accessible the portal is (§ 14 BFSG, annex 3). */
export default function LegalPage({ page }: { page: "privacy" | "accessibility" }) {
  const { t } = useTranslation();
  const { contact } = useBrand();
  const title = t(`settings.legal.${page}`);
  usePage(title);
  return (
    <FrontPage>
      <div className={form.form}>
        <div className={form.head}>
          <h1>{title}</h1>
        </div>
        <OwnWords
          page={page}
          otherwise={t("settings.legal.ask", { company: contact.company, email: contact.email })}
        />
        <p>
          <Link to="/">{t("application.to_overview")}</Link>
        </p>
      </div>
    </FrontPage>
  );
}

import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "../components/Facts";
import form from "../components/Form.module.css";
import { FrontPage } from "../layout/FrontPage";
import { usePage } from "../layout/usePage";
import { useBrand } from "../session/Portal";
import { OwnWords } from "./legal/OwnWords";

/** Who runs this portal and how to reach them (§ 5 DDG). */
export default function Imprint() {
  const { t } = useTranslation();
  const { contact } = useBrand();
  usePage(t("imprint.title"));
  return (
    <FrontPage>
      <div className={form.form}>
        <div className={form.head}>
          <h1>{t("imprint.title")}</h1>
        </div>
        <Facts
          facts={[
            {
              term: t("imprint.responsible"),
              value: (
                <>
                  {contact.company}
                  <br />
                  {contact.street} {contact.house_number}
                  <br />
                  {contact.postcode} {contact.town}
                </>
              ),
            },
            {
              term: t("imprint.phone"),
              value: <a href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`}>{contact.phone}</a>,
            },
            { term: t("imprint.email"), value: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
            { term: t("imprint.website"), value: contact.website },
            { term: t("imprint.opening_hours"), value: contact.opening_hours },
            { term: t("imprint.managing_directors"), value: contact.managing_directors },
            {
              term: t("imprint.register"),
              value: `${contact.register_court}, ${contact.register_number}`,
            },
            { term: t("imprint.vat_id"), value: contact.vat_id },
          ]}
        />
        <OwnWords page="imprint" />
        <p>
          <Link to="/">{t("application.to_overview")}</Link>
        </p>
      </div>
    </FrontPage>
  );
}

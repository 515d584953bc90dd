import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import form from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { FrontPage } from "../../layout/FrontPage";
import { usePage } from "../../layout/usePage";
import { useBrand } from "../../session/Portal";
import { takeFragment } from "./token";
import { useOpened } from "./useOpened";
import { useAcceptanceTexts } from "./useTexts";

interface Properties<Opened> {
  /** Key of the title. */
  title: string;
  /** Under which name the token stands behind the `#`. */
  fragment: string;
  open: (token: string) => Promise<Opened>;
  children: (opened: Opened, token: string) => ReactNode;
}

/** The page of a link in a mail: what it opens, or that it opens nothing any more. */
export function AcceptancePage<Opened>({ title, fragment, open, children }: Properties<Opened>) {
  const { t } = useTranslation();
  const { contact } = useBrand();
  const ready = useAcceptanceTexts();
  const [token] = useState(() => takeFragment(fragment));
  const { opened, failure, unusable, load } = useOpened(() => open(token));
  usePage(ready ? t(title) : "");
  if (!ready) return <FrontPage />;
  return (
    <FrontPage>
      <div className={form.form}>
        <div className={form.head}>
          <h1>{t(title)}</h1>
        </div>
        {unusable && (
          <Notice live kind="warning" title={t("acceptance.unusable_title")}>
            <p>{t("acceptance.unusable_text", { phone: contact.phone })}</p>
          </Notice>
        )}
        {failure !== null && !unusable && <Failure error={failure} retry={load} />}
        {opened && children(opened, token)}
      </div>
    </FrontPage>
  );
}

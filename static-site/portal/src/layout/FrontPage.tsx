import { IconChartBar, IconFileText, IconGauge } from "@tabler/icons-react";
import type { Language } from "@wattwerk/ui/api/models";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../session/Portal";
import { BrandLogo } from "./BrandLogo";
import styles from "./FrontPage.module.css";
import { LanguageLinks } from "./LanguageLinks";
import { LegalFooter } from "./LegalFooter";
import { OfflineHint } from "./OfflineHint";

/** The frame of the pages before the sign-in: the brand at the side, one form in the middle. */
export function FrontPage({ children }: PropsWithChildren) {
  const { t, i18n } = useTranslation();
  const brand = useBrand();
  const benefits = [
    { Icon: IconGauge, text: t("sign_in.benefit_reading") },
    { Icon: IconChartBar, text: t("sign_in.benefit_consumption") },
    { Icon: IconFileText, text: t("sign_in.benefit_contracts") },
  ];
  return (
    <>
      <OfflineHint />
      <div className={styles.page}>
        <aside className={styles.side}>
          <p className={styles.tagline}>{brand.tagline[i18n.language as Language] ?? brand.name}</p>
          <ul className={styles.benefits}>
            {benefits.map(({ Icon, text }) => (
              <li key={text}>
                <Icon size={24} aria-hidden="true" /> {text}
              </li>
            ))}
          </ul>
        </aside>
        <div className={styles.column}>
          <header className={styles.head}>
            <BrandLogo height={40} />
            <LanguageLinks />
          </header>
          <main className={styles.content}>{children}</main>
          <LegalFooter />
        </div>
      </div>
    </>
  );
}

import { IconLogout } from "@tabler/icons-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, useLocation } from "react-router";
import { CrashGuard } from "../components/CrashGuard";
import { PageSkeleton } from "../components/PageSkeleton";
import { useProfile } from "../session/Portal";
import { useSignOut } from "../session/useSignOut";
import { BrandLogo } from "./BrandLogo";
import { Choices } from "./Choices";
import { FocusOnNavigation } from "./FocusOnNavigation";
import { LegalFooter } from "./LegalFooter";
import { Navigation } from "./Navigation";
import { OfflineHint } from "./OfflineHint";
import styles from "./Shell.module.css";

/** The frame of everything behind the sign-in. */
export function Shell() {
  const { t } = useTranslation();
  const profile = useProfile();
  const signOut = useSignOut();
  const { pathname } = useLocation();
  return (
    <>
      <a className={styles.skip} href="#content">
        {t("application.skip_to_content")}
      </a>
      <FocusOnNavigation />
      <OfflineHint />
      <div className={styles.shell}>
        <header className={styles.side}>
          <Link to="/" className={styles.logo}>
            <BrandLogo />
          </Link>
          <Navigation />
          <div className={`${styles.person} screen-only`}>
            <p className={styles.name}>{profile.name}</p>
            <button type="button" className={styles.signOut} onClick={signOut}>
              <IconLogout size={18} aria-hidden="true" /> {t("actions.sign_out")}
            </button>
          </div>
        </header>
        <div className={styles.column}>
          <main id="content" tabIndex={-1} className={styles.content}>
            <Choices />
            <CrashGuard page={pathname}>
              <Suspense fallback={<PageSkeleton />}>
                <Outlet />
              </Suspense>
            </CrashGuard>
          </main>
          <LegalFooter />
        </div>
      </div>
    </>
  );
}

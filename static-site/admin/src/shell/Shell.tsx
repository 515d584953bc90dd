import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconLogout, IconMoon, IconSearch, IconSun } from "@tabler/icons-react";
import type { Profile } from "@wattwerk/ui/api/models";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useLocation, useNavigate } from "react-router";
import { useBrand } from "../application/brand";
import { session } from "../application/session";
import { LanguageSwitch } from "./LanguageSwitch";
import { Navigation } from "./Navigation";
import styles from "./Shell.module.css";

const Palette = lazy(() => import("./Palette"));

/** Navigation by job on the left, search and person on top, the page in the middle. */
export function Shell({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  const main = useRef<HTMLElement>(null);
  usePageFocus(main);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setSearching(true);
      }
    };
    document.addEventListener("keydown", open);
    return () => document.removeEventListener("keydown", open);
  }, []);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t("shell.skip")}
      </a>
      <header className={styles.top}>
        <span className={styles.product}>wattwerk</span>
        <BrandSwitch />
        <button type="button" className={styles.search} onClick={() => setSearching(true)}>
          <IconSearch size={16} aria-hidden />
          <span className={styles.searchText}>{t("shell.search")}</span>
          <kbd aria-hidden>{t("shell.search_key")}</kbd>
        </button>
        <Person profile={profile} />
      </header>
      <Navigation>
        <Person profile={profile} />
      </Navigation>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      {searching && (
        <Suspense>
          <Palette close={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Who is signed in, and what they decide for themselves. */
function Person({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  return (
    <div className={styles.person}>
      <span className={styles.name} title={profile.email}>
        {profile.name}
      </span>
      <LanguageSwitch />
      <SchemeSwitch />
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t("actions.sign_out")}
        title={t("actions.sign_out")}
        onClick={() => void session.signOut()}
      >
        <IconLogout size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** After a change of page the reading position moves to its beginning; panels do that themselves. */
function usePageFocus(main: React.RefObject<HTMLElement | null>): void {
  const page = useLocation().pathname.split("/")[1] ?? "";
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current !== page) {
      shown.current = page;
      main.current?.focus();
    }
  }, [page, main]);
}

function BrandSwitch() {
  const { t } = useTranslation();
  const { brand, brands, choose } = useBrand();
  const navigate = useNavigate();
  if (brands.length < 2) return <span className={styles.brand}>{brands[0]?.name}</span>;
  return (
    <label className={styles.choice}>
      <span className="visually-hidden">{t("shell.brand")}</span>
      <select
        value={brand}
        onChange={(event) => {
          choose(event.currentTarget.value);
          // What is open belongs to the other brand.
          void navigate(`/${location.pathname.split("/")[2] ?? ""}`);
        }}
      >
        {brands.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  const label = t(dark ? "shell.light" : "shell.dark");
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(dark ? "light" : "dark")}
    >
      {dark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
    </ActionIcon>
  );
}

import { IconDots } from "@tabler/icons-react";
import { type PropsWithChildren, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import styles from "./Navigation.module.css";
import { isOpen, type Page, type PageGroup, usePageGroups } from "./pages";

/** Every page by job beside the work; on phones the four most frequent at the bottom, and "More".
 *  What stands inside the element follows the pages behind "More". */
export function Navigation({ children }: PropsWithChildren) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const groups = usePageGroups();
  const [open, setOpen] = useState(false);
  const bar = groups.flatMap(({ pages }) => pages.filter(({ bar }) => bar));
  return (
    <nav className={styles.navigation} aria-label={t("shell.navigation")}>
      <div className={styles.side}>
        <Groups groups={groups} />
      </div>
      <div className={styles.bar}>
        {bar.map((page) => (
          <PageLink key={page.key} page={page} />
        ))}
        <button
          type="button"
          className={styles.link}
          aria-haspopup="dialog"
          data-current={!bar.some((page) => isOpen(page, pathname))}
          onClick={() => setOpen(true)}
        >
          <IconDots size={20} aria-hidden />
          <span>{t("shell.more")}</span>
        </button>
      </div>
      {open && (
        <Sheet close={() => setOpen(false)}>
          <Groups groups={groups} onChoice={() => setOpen(false)} />
          {children}
        </Sheet>
      )}
    </nav>
  );
}

function Groups({ groups, onChoice }: { groups: PageGroup[]; onChoice?: () => void }) {
  const { t } = useTranslation();
  return groups.map(({ key, pages }) => (
    <section key={key} className={styles.group} aria-label={t(`shell.groups.${key}`)}>
      <p className={styles.name} aria-hidden>
        {t(`shell.groups.${key}`)}
      </p>
      {pages.map((page) => (
        <PageLink key={page.key} page={page} onChoice={onChoice} />
      ))}
    </section>
  ));
}

function PageLink({ page, onChoice }: { page: Page; onChoice?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { path, key, icon: Icon } = page;
  return (
    <NavLink to={path} end={path === "/"} className={styles.link ?? ""} onClick={onChoice}>
      <Icon size={20} aria-hidden />
      <span>{t(`pages.${key}`)}</span>
    </NavLink>
  );
}

/** Slides over the lower part of a phone's screen; Escape and a touch beside it close it. */
function Sheet({ close, children }: PropsWithChildren<{ close: () => void }>) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Escape
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-label={t("shell.more")}
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className={styles.content}>
        {children}
        <button type="button" className={styles.close} onClick={close}>
          {t("actions.close")}
        </button>
      </div>
    </dialog>
  );
}

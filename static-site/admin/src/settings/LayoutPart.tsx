import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { PortletPlace } from "@wattwerk/ui/api/models";
import { arranged, changed, moved, type PortletPage, portlets, widths } from "@wattwerk/ui/portlets";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Preview } from "./Preview";
import type { PartProps } from "./part";
import styles from "./Settings.module.css";

const pages: PortletPage[] = ["dashboard", "contract"];

/** Order, size and visibility of the portlets of a page; customers may rearrange what is visible. */
export function LayoutPart({ state, change }: PartProps) {
  const { t } = useTranslation();
  const [page, setPage] = useState<PortletPage>("dashboard");
  const places = arranged(page, state.brand.layout?.[page] ?? []);
  const set = (next: PortletPlace[]) => change(["brand", "layout", page], next);
  const name = (id: string) => t(portlets[page].find((kind) => kind.id === id)?.title ?? id);
  return (
    <div className={styles.beside}>
      <section className={styles.form} aria-label={t("configuration.parts.layout")}>
        <NativeSelect
          label={t("configuration.page")}
          value={page}
          data={pages.map((value) => ({ value, label: t(`configuration.preview_pages.${value}`) }))}
          onChange={(event) => setPage(event.currentTarget.value as PortletPage)}
        />
        <p className={styles.hint}>{t("configuration.layout_hint")}</p>
        <ol className={styles.places}>
          {places.map(({ portlet, shown, columns, rows }, index) => (
            <li key={portlet} data-shown={shown}>
              <label className={styles.switch}>
                <input
                  type="checkbox"
                  checked={shown}
                  onChange={(event) => set(changed(places, portlet, { shown: event.currentTarget.checked }))}
                />
                <span>{name(portlet)}</span>
              </label>
              <NativeSelect
                size="xs"
                aria-label={t("settings.arrange.width_of", { name: name(portlet) })}
                value={columns}
                onChange={(event) =>
                  set(changed(places, portlet, { columns: Number(event.currentTarget.value) }))
                }
              >
                {[...new Set([...widths, columns])].map((width) => (
                  <option key={width} value={width}>
                    {t("settings.arrange.width", { columns: width })}
                  </option>
                ))}
              </NativeSelect>
              <NativeSelect
                size="xs"
                aria-label={t("configuration.height_of", { name: name(portlet) })}
                value={rows}
                onChange={(event) =>
                  set(changed(places, portlet, { rows: Number(event.currentTarget.value) }))
                }
              >
                {[1, 2, 3, 4].map((count) => (
                  <option key={count} value={count}>
                    {t("configuration.rows", { count })}
                  </option>
                ))}
              </NativeSelect>
              <ActionIcon
                variant="subtle"
                disabled={index === 0}
                aria-label={t("settings.arrange.earlier", { name: name(portlet) })}
                onClick={() => set(moved(places, portlet, -1))}
              >
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                disabled={index === places.length - 1}
                aria-label={t("settings.arrange.later", { name: name(portlet) })}
                onClick={() => set(moved(places, portlet, 1))}
              >
                <IconArrowDown size={18} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ol>
        <Button variant="default" size="xs" className={styles.start ?? ""} onClick={() => set([])}>
          {t("settings.arrange.restore")}
        </Button>
      </section>
      <Preview state={state} pages={[page]} />
    </div>
  );
}

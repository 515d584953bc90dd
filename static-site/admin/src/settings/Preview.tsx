import { NativeSelect } from "@mantine/core";
import type { Brand } from "@wattwerk/ui/api/models";
import { isPreviewReady, type PreviewMessage, type PreviewPage } from "@wattwerk/ui/preview";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Settings.module.css";

interface PreviewProps {
  brand: Brand;
  /** The pages that may be looked at. */
  pages: PreviewPage[];
}

/** The portal itself in a frame, with invented customer data and the draft as it is being edited. */
export function Preview({ brand, pages }: PreviewProps) {
  const { t, i18n } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [chosen, setChosen] = useState(pages[0] as PreviewPage);
  const [scheme, setScheme] = useState<"light" | "dark">("light");
  const [device, setDevice] = useState<"computer" | "phone">("computer");
  const page = pages.includes(chosen) ? chosen : (pages[0] as PreviewPage);

  useEffect(() => {
    const listen = (event: MessageEvent) => {
      if (event.source === frame.current?.contentWindow && isPreviewReady(event, location.origin)) {
        setReady(true);
      }
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, []);

  useEffect(() => {
    if (!ready) return;
    const message: PreviewMessage = { type: "wattwerk.preview", brand, page, scheme };
    const wait = setTimeout(() => frame.current?.contentWindow?.postMessage(message, location.origin), 80);
    return () => clearTimeout(wait);
  }, [ready, brand, page, scheme]);

  return (
    <section className={styles.preview} aria-label={t("configuration.preview")}>
      <div className={styles.row}>
        {pages.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t("configuration.page")}
            value={page}
            data={pages.map((value) => ({ value, label: t(`configuration.preview_pages.${value}`) }))}
            onChange={(event) => setChosen(event.currentTarget.value as PreviewPage)}
          />
        )}
        <NativeSelect
          size="xs"
          aria-label={t("appearance.label")}
          value={scheme}
          data={[
            { value: "light", label: t("appearance.light") },
            { value: "dark", label: t("appearance.dark") },
          ]}
          onChange={(event) => setScheme(event.currentTarget.value === "dark" ? "dark" : "light")}
        />
        <NativeSelect
          size="xs"
          aria-label={t("configuration.device")}
          value={device}
          data={[
            { value: "computer", label: t("configuration.devices.computer") },
            { value: "phone", label: t("configuration.devices.phone") },
          ]}
          onChange={(event) => setDevice(event.currentTarget.value === "phone" ? "phone" : "computer")}
        />
      </div>
      <div className={styles.stage} data-device={device}>
        <iframe
          key={i18n.language}
          ref={frame}
          title={t("configuration.preview")}
          src={`/portal/preview?brand=${encodeURIComponent(brand.id)}&language=${i18n.language}`}
        />
      </div>
      <p className={styles.hint}>{t("configuration.preview_hint")}</p>
    </section>
  );
}

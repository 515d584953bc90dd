import { NativeSelect } from "@mantine/core";
import type { BrandState, Language } from "@wattwerk/ui/api/models";
import { isPreviewReady, type PreviewMessage, type PreviewPage } from "@wattwerk/ui/preview";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Settings.module.css";

interface PreviewProps {
  /** The draft as it is being edited. */
  state: BrandState;
  /** The pages that may be looked at. */
  pages: PreviewPage[];
  /** The reader's, or that of the text that is being written. */
  language?: Language;
}

/** The portal itself in a frame, with invented customer data and the draft as it is being edited. */
export function Preview({ state, pages, language }: PreviewProps) {
  const { t, i18n } = useTranslation();
  const { brand } = state;
  const shownLanguage = language ?? (i18n.language as Language);
  const frame = useRef<HTMLIFrameElement>(null);
  // Counted, because another language loads the frame anew.
  const [ready, setReady] = useState(0);
  const [chosen, setChosen] = useState(pages[0] as PreviewPage);
  const [scheme, setScheme] = useState<"light" | "dark">("light");
  const [device, setDevice] = useState<"computer" | "phone">("computer");
  const page = pages.includes(chosen) ? chosen : (pages[0] as PreviewPage);

  useEffect(() => {
    const listen = (event: MessageEvent) => {
      if (event.source === frame.current?.contentWindow && isPreviewReady(event, location.origin)) {
        setReady((times) => times + 1);
      }
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, []);

  const words = (state.pages as Partial<Record<PreviewPage, PreviewMessage["words"]>> | undefined)?.[page];

  useEffect(() => {
    if (!ready) return;
    const message: PreviewMessage = { type: "wattwerk.preview", brand, page, words: words ?? {}, scheme };
    const wait = setTimeout(() => frame.current?.contentWindow?.postMessage(message, location.origin), 80);
    return () => clearTimeout(wait);
  }, [ready, brand, page, words, scheme]);

  return (
    <section className={styles.preview} aria-label={t("configuration.preview")}>
      <div className={styles.row}>
        {pages.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t("configuration.page")}
            value={page}
            data={pages.map((value) => ({
              value,
              label: t([`configuration.preview_pages.${value}`, `configuration.legal_pages.${value}`]),
            }))}
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
          key={shownLanguage}
          ref={frame}
          title={t("configuration.preview")}
          src={`/portal/preview?brand=${encodeURIComponent(brand.id)}&language=${shownLanguage}`}
        />
      </div>
      <p className={styles.hint}>{t("configuration.preview_hint")}</p>
    </section>
  );
}

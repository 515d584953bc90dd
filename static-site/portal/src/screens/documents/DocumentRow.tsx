import {
  IconDownload,
  IconFileInvoice,
  IconFileText,
  IconFileUpload,
  IconLoader2,
  IconMail,
} from "@tabler/icons-react";
import type { DocumentEntry } from "@wattwerk/ui/api/models";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import rows from "../../components/Rows.module.css";
import { useBrand } from "../../session/Portal";
import { todayIn } from "../../texts/today";
import { useFormat } from "../../texts/useFormat";
import styles from "./Documents.module.css";
import { useDownload } from "./queries";
import { fileSize } from "./size";

const icons: Record<DocumentEntry["category"], ReactNode> = {
  contract: <IconFileText size={22} />,
  invoice: <IconFileInvoice size={22} />,
  letter: <IconMail size={22} />,
  upload: <IconFileUpload size={22} />,
};

interface DocumentRowProps {
  entry: DocumentEntry;
  onFailure: (error: unknown) => void;
}

/** A document as a line; the whole line fetches it. */
export function DocumentRow({ entry, onFailure }: DocumentRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useBrand().time_zone;
  const download = useDownload();
  const [fetching, setFetching] = useState(false);

  const fetchDocument = async () => {
    setFetching(true);
    try {
      await download(entry.document_id);
    } catch (thrown) {
      onFailure(thrown);
    }
    setFetching(false);
  };

  return (
    <button
      type="button"
      className={`${rows.row} ${styles.row}`}
      onClick={fetchDocument}
      aria-busy={fetching || undefined}
    >
      <span className={rows.icon} aria-hidden="true">
        {icons[entry.category]}
      </span>
      <span className={rows.text}>
        <span className={rows.title}>{entry.title}</span>
        <span className={rows.detail}>
          <br />
          {format.date(todayIn(zone, new Date(entry.issued_at)))}
          {entry.contract_number ? ` · ${t("documents.contract", { number: entry.contract_number })}` : null}
          {` · ${t(`documents.formats.${formatOf(entry.media_type)}`)}, ${fileSize(format, entry.size)}`}
        </span>
      </span>
      {fetching ? (
        <IconLoader2 className={`${rows.chevron} ${styles.spinning}`} size={20} aria-hidden="true" />
      ) : (
        <IconDownload className={rows.chevron} size={20} aria-hidden="true" />
      )}
      <span className="visually-hidden">{t("actions.download")}</span>
    </button>
  );
}

function formatOf(mediaType: string): "pdf" | "image" {
  return mediaType === "application/pdf" ? "pdf" : "image";
}

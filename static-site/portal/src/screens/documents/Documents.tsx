import { IconFiles } from "@tabler/icons-react";
import type { DocumentEntry } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { Portlet } from "../../components/Portlet";
import rows from "../../components/Rows.module.css";
import { Skeleton } from "../../components/Skeleton";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { useBrand } from "../../session/Portal";
import { todayIn } from "../../texts/today";
import { DocumentRow } from "./DocumentRow";
import styles from "./Documents.module.css";
import { MailboxTabs } from "./MailboxTabs";
import { useDocuments } from "./queries";
import { UploadPortlet } from "./UploadPortlet";

type Category = DocumentEntry["category"];
const categories: Category[] = ["invoice", "contract", "letter", "upload"];

/** Invoices, contract documents, letters and own uploads, by year. */
export default function Documents() {
  const { t } = useTranslation();
  const { contractNumber } = useCustomerChoice();
  const { data, error, refetch } = useDocuments();
  const [category, setCategory] = useState<Category | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const ofContract = (data?.items ?? []).filter(
    (entry) => !contractNumber || !entry.contract_number || entry.contract_number === contractNumber,
  );
  const present = categories.filter((one) => ofContract.some((entry) => entry.category === one));
  const shown = ofContract.filter((entry) => category === null || entry.category === category);
  return (
    <Page title={t("documents.title")} subtitle={t("documents.introduction")}>
      <MailboxTabs />
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {failure ? <Failure error={failure} /> : null}
      {!data && !error ? <Skeleton height="16rem" /> : null}
      {data && ofContract.length === 0 ? (
        <EmptyState
          icon={<IconFiles size={26} />}
          title={t("documents.empty_title")}
          text={t("documents.empty_text")}
        />
      ) : null}
      {present.length > 1 ? <Filter present={present} chosen={category} choose={setCategory} /> : null}
      <Years entries={shown} onFailure={setFailure} />
      <UploadPortlet />
    </Page>
  );
}

interface FilterProps {
  present: Category[];
  chosen: Category | null;
  choose: (category: Category | null) => void;
}

function Filter({ present, chosen, choose }: FilterProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={`${styles.filters} screen-only`}>
      <legend className="visually-hidden">{t("documents.filter")}</legend>
      {[null, ...present].map((category) => (
        <label key={category ?? "all"} className={styles.filter}>
          <input
            type="radio"
            name="category"
            checked={chosen === category}
            onChange={() => choose(category)}
          />
          <span>{t(`documents.categories.${category ?? "all"}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Years({ entries, onFailure }: { entries: DocumentEntry[]; onFailure: (error: unknown) => void }) {
  const zone = useBrand().time_zone;
  const yearOf = (entry: DocumentEntry) => todayIn(zone, new Date(entry.issued_at)).slice(0, 4);
  const years = [...new Set(entries.map(yearOf))];
  return years.map((year) => (
    <Portlet key={year} title={year}>
      <ul className={rows.rows}>
        {entries
          .filter((entry) => yearOf(entry) === year)
          .map((entry) => (
            <li key={entry.document_id}>
              <DocumentRow entry={entry} onFailure={onFailure} />
            </li>
          ))}
      </ul>
    </Portlet>
  ));
}

import { Button } from "@mantine/core";
import { IconFiles } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Failure } from "../../components/Failure";
import { Portlet } from "../../components/Portlet";
import rows from "../../components/Rows.module.css";
import { Skeleton } from "../../components/Skeleton";
import { DocumentRow } from "./DocumentRow";
import { useDocuments } from "./queries";

const SHOWN = 3;

interface DocumentsPortletProps {
  /** Narrows to the documents of one contract. */
  contractNumber?: string | null;
}

/** The newest documents, the way to all of them. */
export function DocumentsPortlet({ contractNumber }: DocumentsPortletProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useDocuments();
  const [failure, setFailure] = useState<unknown>(null);
  const entries = (data?.items ?? []).filter(
    (entry) => !contractNumber || entry.contract_number === contractNumber,
  );
  return (
    <Portlet
      title={t("documents.title")}
      icon={<IconFiles size={20} />}
      busy={!data && !error}
      action={
        <Button component={Link} to="/documents" variant="light">
          {t("documents.all")}
        </Button>
      }
    >
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {failure ? <Failure error={failure} /> : null}
      {!data && !error ? <Skeleton height="11rem" /> : null}
      {data && entries.length === 0 ? <p className={rows.detail}>{t("documents.empty_text")}</p> : null}
      <ul className={rows.rows}>
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.document_id}>
            <DocumentRow entry={entry} onFailure={setFailure} />
          </li>
        ))}
      </ul>
    </Portlet>
  );
}

import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { DocumentEntry } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import page from "./CustomerPage.module.css";

interface DocumentsProps {
  number: string;
  /** Only what is about this contract. */
  contractNumber?: string;
}

/** All documents of a customer, also those that the portal does not show. */
export function CustomerDocuments({ number, contractNumber }: DocumentsProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["documents", number],
    queryFn: () =>
      answerOf(
        api.GET("/staff/customers/{customer_number}/documents", {
          params: { path: { customer_number: number } },
        }),
      ),
  });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  if (query.isPending) return <Loading />;
  if (query.isError && !query.data) {
    return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  }
  const items = query.data.items.filter(
    (entry) => !contractNumber || entry.contract_number === contractNumber,
  );
  if (items.length === 0) return <p className={styles.muted}>{t("documents.staff.empty")}</p>;
  return (
    <>
      {problem && <Notice problem={problem} />}
      <ul className={page.rows}>
        {items.map((entry) => (
          <li key={entry.document_id}>
            <DocumentLine number={number} entry={entry} onProblem={setProblem} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface Properties {
  number: string;
  entry: DocumentEntry;
  onProblem: (problem: ApiProblem | null) => void;
}

function DocumentLine({ number, entry, onProblem }: Properties) {
  const { t } = useTranslation();
  const format = useFormat();
  async function download() {
    onProblem(null);
    try {
      const path = { customer_number: number, document_id: entry.document_id };
      const { url } = await answerOf(
        api.GET("/staff/customers/{customer_number}/documents/{document_id}/link", { params: { path } }),
      );
      // The answer says "attachment": the page stays.
      window.location.assign(url);
    } catch (thrown) {
      onProblem(asProblem(thrown));
    }
  }
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        justify="flex-start"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void download()}
      >
        {entry.title}
      </Button>
      <span className={styles.muted}>
        {t(entry.category === "upload" ? "documents.staff.upload" : `documents.categories.${entry.category}`)}
      </span>
      <span className={styles.muted}>
        {entry.contract_number && t("documents.contract", { number: entry.contract_number })}
      </span>
      <time className={styles.muted} dateTime={entry.issued_at}>
        {format.dateTime(entry.issued_at)}
      </time>
    </>
  );
}

import { Button, Group, Modal } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Transaction, TransactionExport } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Notice } from "../detail/Notice";
import { saveFile } from "../list/csv";

type Form = "csv" | "json";

interface Properties {
  /** Only transactions of this kind; all kinds without. */
  kind: Transaction["kind"] | undefined;
  /** Transactions that were ticked; without any, all that wait. */
  chosen: string[];
  close: () => void;
}

/** Passes what waits to billing as a file, and gives the files of earlier exports again. */
export function ExportDialog({ kind, chosen: ticked, close }: Properties) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const client = useQueryClient();
  const attempt = useRef(new Attempt());
  // The list behind ticks off what has been passed on; the dialog goes on to speak of it.
  const [chosen] = useState(ticked);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState<Form | null>(null);
  const [done, setDone] = useState<TransactionExport | null>(null);

  async function run(form: Form) {
    setSending(form);
    setProblem(null);
    try {
      const body =
        chosen.length > 0
          ? { brand, transaction_ids: chosen, kind: null }
          : { brand, transaction_ids: null, kind: kind ?? null };
      const made = await answerOf(
        api.POST("/staff/transaction-exports", {
          params: { header: { "Idempotency-Key": attempt.current.keyFor(body) } },
          body,
        }),
      );
      attempt.current.finish();
      setDone(made);
      await fetchFile(made, form);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setSending(null);
      void client.invalidateQueries({ queryKey: ["transactions"] });
      void client.invalidateQueries({ queryKey: ["exports"] });
    }
  }

  return (
    <Modal
      opened
      onClose={close}
      title={t("requests.staff.export_title")}
      centered
      closeButtonProps={{ "aria-label": t("actions.close") }}
    >
      <div className={styles.dialog}>
        <p>
          {chosen.length > 0
            ? t("requests.staff.export_chosen_consequence", { count: chosen.length })
            : t("requests.staff.export_consequence", {
                what: kind ? t(`transaction_kinds.${kind}`) : t("transactions.all_kinds"),
              })}
        </p>
        {problem && <Notice problem={problem} />}
        {done && (
          <p role="status">
            {t("requests.staff.export_done", { count: done.transaction_ids.length })}{" "}
            {done.held ? t("requests.staff.export_held", { count: done.held }) : null}
          </p>
        )}
        <Group gap="sm">
          <Button loading={sending === "csv"} disabled={sending !== null} onClick={() => void run("csv")}>
            {t("requests.staff.export_csv")}
          </Button>
          <Button
            variant="default"
            loading={sending === "json"}
            disabled={sending !== null}
            onClick={() => void run("json")}
          >
            {t("requests.staff.export_json")}
          </Button>
        </Group>
        <EarlierExports fail={(thrown) => setProblem(asProblem(thrown))} />
      </div>
    </Modal>
  );
}

function EarlierExports({ fail }: { fail: (thrown: unknown) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const { data } = useQuery({
    queryKey: ["exports", brand],
    queryFn: () =>
      answerOf(api.GET("/staff/transaction-exports", { params: { query: { brand, limit: 5 } } })),
  });
  if (!data?.items.length) return null;
  return (
    <section aria-labelledby="earlier-exports">
      <h3 id="earlier-exports">{t("requests.staff.earlier")}</h3>
      <ul className={styles.exports}>
        {data.items.map((made) => (
          <li key={made.export_id}>
            <span>
              {format.dateTime(made.exported_at)}, {made.actor},{" "}
              {t("requests.staff.count", { count: made.transaction_ids.length })}
            </span>
            <span>
              {(["csv", "json"] as const).map((form) => (
                <Button
                  key={form}
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t("requests.staff.again", {
                    form: form.toUpperCase(),
                    at: format.dateTime(made.exported_at),
                  })}
                  onClick={() => void fetchFile(made, form).catch(fail)}
                >
                  {form.toUpperCase()}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function fetchFile({ export_id, brand }: TransactionExport, format: Form): Promise<void> {
  const file = await answerOf(
    api.GET("/staff/transaction-exports/{export_id}", {
      params: { path: { export_id }, query: { brand, format } },
    }),
  );
  saveFile(file.file_name, file.media_type, file.content);
}

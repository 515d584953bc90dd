import { Button, Loader } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { ImportFault, PriceImport } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import detail from "../detail/Detail.module.css";
import { Notice } from "../detail/Notice";
import { Status } from "../detail/Status";
import { downloadCsv } from "../list/csv";
import styles from "./Prices.module.css";
import { PricesNav } from "./PricesHead";
import { isRunning } from "./values";

const shownFaults = 100;

/** How far an import is, and what was found in the file. */
export default function ImportProgressPage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const { id = "" } = useParams();
  const query = useQuery({
    queryKey: ["price-import", brand, id],
    queryFn: () =>
      answerOf(
        api.GET("/staff/price-imports/{price_import_id}", {
          params: { path: { price_import_id: id }, query: { brand } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data && !isRunning(state.data) ? false : 1_000),
  });
  const found = query.data;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("prices.progress.title", { file: found?.file_name ?? "" })}</h1>
        {found && <Status value={found.state} label={t(`prices.progress.states.${found.state}`)} />}
        <PricesNav />
      </header>
      {query.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {query.isError && !found && (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      )}
      {found && <Found found={found} />}
    </div>
  );
}

function Found({ found }: { found: PriceImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p role="status">
        {found.failure
          ? t(`prices.progress.failures.${found.failure}`)
          : t(`prices.progress.text.${found.state}`)}
      </p>
      {isRunning(found) && (
        <progress
          className={styles.progress}
          max={100}
          value={found.percent}
          aria-label={t("prices.progress.label")}
        />
      )}
      <dl className={styles.counts}>
        <div>
          <dt>{t("prices.progress.rows_read")}</dt>
          <dd>{format.number(found.rows_read)}</dd>
        </div>
        <div>
          <dt>{t("prices.progress.faults")}</dt>
          <dd>{format.number(found.fault_count)}</dd>
        </div>
        {found.rows_written > 0 && (
          <div>
            <dt>{t("prices.progress.written")}</dt>
            <dd>{format.number(found.rows_written)}</dd>
          </div>
        )}
      </dl>
      <div className={detail.actions}>
        {found.version && found.state !== "checked" && (
          <Button component={Link} to={`/prices/${found.version}`}>
            {t("prices.progress.open")}
          </Button>
        )}
        {found.failure && found.failure !== "not_received" && <Repeat found={found} />}
        {!isRunning(found) && (
          <Button
            component={Link}
            to="/prices/import"
            variant={found.state === "imported" || found.state === "failed" ? "default" : "filled"}
          >
            {t(found.state === "checked" ? "prices.progress.really" : "prices.progress.again")}
          </Button>
        )}
      </div>
      {found.faults.length > 0 && <Faults found={found} />}
      {found.preview.length > 0 && <Preview found={found} />}
    </>
  );
}

/** Begins a failed import again with the file that is there. */
function Repeat({ found }: { found: PriceImport }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const repeat = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST("/staff/price-imports/{price_import_id}/repetition", {
          params: { path: { price_import_id: found.import_id } },
          body: { brand: found.brand },
        }),
      ),
    onSuccess: (answer) => {
      client.setQueryData(["price-import", found.brand, found.import_id], answer);
      void client.invalidateQueries({ queryKey: ["price-import", found.brand, found.import_id] });
    },
  });
  return (
    <>
      {repeat.isError && <Notice problem={asProblem(repeat.error)} />}
      <Button loading={repeat.isPending} onClick={() => repeat.mutate()}>
        {t("prices.progress.repeat")}
      </Button>
    </>
  );
}

function Faults({ found }: { found: PriceImport }) {
  const { t } = useTranslation();
  const line = (fault: ImportFault) => (fault.line ? String(fault.line) : t("prices.progress.whole"));
  const columns = [
    { title: t("prices.progress.line"), text: line },
    { title: t("prices.progress.column"), text: (fault: ImportFault) => fault.column ?? "" },
    { title: t("prices.progress.what"), text: (fault: ImportFault) => faultText(t, fault) },
  ];
  return (
    <section>
      <div className={styles.head}>
        <h2>{t("prices.progress.faults_title")}</h2>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => downloadCsv(t("prices.progress.faults_title"), columns, found.faults)}
        >
          {t("prices.progress.faults_csv")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the arrow keys */}
      <section className={styles.scroll} aria-label={t("prices.progress.faults_title")} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.faults.slice(0, shownFaults).map((fault) => (
              <tr key={`${fault.line} ${fault.column} ${fault.code}`}>
                {columns.map(({ title, text }) => (
                  <td key={title}>{text(fault)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {found.fault_count > shownFaults && (
        <p className={styles.muted}>
          {t("prices.progress.faults_more", { shown: shownFaults, count: found.fault_count })}
        </p>
      )}
    </section>
  );
}

/** What is wrong with a line, in the reader's language. */
export function faultText(t: ReturnType<typeof useTranslation>["t"], fault: ImportFault): string {
  return t(`prices.faults.${fault.code}`, { ...fault.parameters, defaultValue: fault.message });
}

function Preview({ found }: { found: PriceImport }) {
  const { t } = useTranslation();
  const used = found.columns
    .map((column, index) => ({ column, index }))
    .filter(({ index }) => found.preview.some((row) => row[index]));
  return (
    <section>
      <h2>{t("prices.progress.preview")}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the arrow keys */}
      <section className={styles.scroll} aria-label={t("prices.progress.preview")} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {used.map(({ column }) => (
                <th key={column} scope="col">
                  {t(`prices.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.preview.map((row) => (
              <tr key={row.join(" ")}>
                {used.map(({ column, index }) => (
                  <td key={column}>{row[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

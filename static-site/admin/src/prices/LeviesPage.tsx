import { Button, FileButton, Loader, Textarea, TextInput } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Levies, LevyImportResult, LevyRow } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import detail from "../detail/Detail.module.css";
import { Part } from "../detail/Facts";
import { Notice } from "../detail/Notice";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";
import { saveFile } from "../list/csv";
import { FilterChips, useFilter } from "../list/FilterChips";
import { faultText } from "./ImportProgressPage";
import styles from "./Prices.module.css";
import { PricesNav, useDecides } from "./PricesHead";

type Period = "now" | "past" | "future";

function periodOf({ valid_from, valid_until }: LevyRow): Period {
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
  if (valid_from > today) return "future";
  return valid_until && valid_until <= today ? "past" : "now";
}

/** Taxes, levies and VAT rates with their periods; new tables are imported here. */
export default function LeviesPage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const decides = useDecides();
  const query = useQuery({
    queryKey: ["levies", brand],
    queryFn: () => answerOf(api.GET("/staff/levies", { params: { query: { brand } } })),
  });
  const found = query.data;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("prices.levies.title")}</h1>
        <PricesNav />
      </header>
      <p className={styles.muted}>{t("prices.levies.text")}</p>
      {query.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {query.isError && !found && (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      )}
      {found && <LevyTable levies={found} />}
      {found && decides && <Import brand={brand} />}
      {found && found.history.length > 0 && <History levies={found} />}
    </div>
  );
}

function LevyTable({ levies }: { levies: Levies }) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = useFilter("show") === "all";
  const shown = levies.items.filter((row) => all || periodOf(row) !== "past");
  if (levies.items.length === 0) return <p>{t("prices.levies.empty")}</p>;
  return (
    <section className={styles.page}>
      <div className={styles.head}>
        <FilterChips
          label={t("prices.levies.show.label")}
          name="show"
          options={[
            { value: "", label: t("prices.levies.show.now") },
            { value: "all", label: t("prices.levies.show.all") },
          ]}
        />
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveFile("levies.csv", "text/csv", fileOf(levies.items))}
        >
          {t("prices.levies.download")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the arrow keys */}
      <section className={styles.scroll} aria-label={t("prices.levies.title")} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("prices.place.commodity")}</th>
              <th scope="col">{t("prices.levies.code")}</th>
              <th scope="col" className={styles.numeric}>
                {t("prices.levies.rate")}
              </th>
              <th scope="col">{t("prices.levies.valid")}</th>
              <th scope="col">{t("prices.levies.source")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={`${row.commodity} ${row.code} ${row.valid_from}`}>
                <td>{t(`commodities.${row.commodity}`)}</td>
                <th scope="row">{t(`prices.levies.codes.${row.code}`, { defaultValue: row.code })}</th>
                <td className={styles.numeric}>
                  {row.code === "vat"
                    ? format.percent(row.rate)
                    : t("prices.levies.per_kwh", { rate: format.number(row.rate, { min: 2, max: 6 }) })}
                </td>
                <td>
                  {row.valid_until
                    ? t("prices.levies.until", {
                        from: format.date(row.valid_from),
                        until: format.date(row.valid_until),
                      })
                    : t("prices.levies.from", { from: format.date(row.valid_from) })}{" "}
                  <Status
                    value={{ now: "active", past: "ended", future: "scheduled" }[periodOf(row)]}
                    label={t(`prices.levies.${periodOf(row)}`)}
                  />
                </td>
                <td>{row.source || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** The table as it is imported: codes and dates for machines, a decimal comma for people. */
function fileOf(rows: LevyRow[]): string {
  const lines = rows.map((row) =>
    [
      row.commodity,
      row.code,
      row.rate.replace(".", ","),
      row.valid_from,
      row.valid_until ?? "",
      row.source.includes(";") ? `"${row.source.replaceAll('"', '""')}"` : row.source,
    ].join(";"),
  );
  return `${["commodity;code;rate;valid_from;valid_until;source", ...lines].join("\n")}\n`;
}

function Import({ brand }: { brand: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [content, setContent] = useState("");
  const [source, setSource] = useState("");
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [result, setResult] = useState<{ answer: LevyImportResult; applied: boolean } | null>(null);

  async function send(apply: boolean) {
    setSending(true);
    setProblem(null);
    setResult(null);
    try {
      const answer = await answerOf(
        api.POST("/staff/levy-imports", { body: { brand, content, source: source.trim(), dry_run: !apply } }),
      );
      setResult({ answer, applied: apply && answer.changed });
      if (apply && answer.faults.length === 0) setContent("");
      await client.invalidateQueries({ queryKey: ["levies"] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  }

  const ready = Boolean(content.trim() && source.trim());
  return (
    <Part title={t("prices.levies.import")}>
      <p className={styles.muted}>{t("prices.levies.import_text")}</p>
      <div className={styles.form}>
        <Textarea
          label={t("prices.levies.table")}
          description={t("prices.levies.table_hint")}
          rows={6}
          value={content}
          onChange={(event) => {
            setContent(event.currentTarget.value);
            setResult(null);
          }}
        />
        <TextInput
          label={t("prices.levies.origin")}
          description={t("prices.levies.origin_hint")}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          maxLength={200}
        />
        <div className={detail.actions}>
          <FileButton
            accept=".csv,text/csv,text/plain"
            onChange={(file) => void file?.text().then(setContent)}
          >
            {(button) => (
              <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} {...button}>
                {t("prices.levies.file")}
              </Button>
            )}
          </FileButton>
          <Button variant="default" loading={sending} disabled={!ready} onClick={() => void send(false)}>
            {t("prices.levies.check")}
          </Button>
          {result && !result.applied && result.answer.changed && (
            <Button loading={sending} disabled={!ready} onClick={() => void send(true)}>
              {t("prices.levies.apply")}
            </Button>
          )}
        </div>
        {problem && <Notice problem={problem} />}
        {result && (
          <div role="status">
            <Outcome {...result} />
          </div>
        )}
      </div>
    </Part>
  );
}

function Outcome({ answer, applied }: { answer: LevyImportResult; applied: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (applied) return <p>{t("prices.levies.done", { count: answer.rows })}</p>;
  if (answer.faults.length > 0) {
    return (
      <>
        <p>{t("prices.levies.refused")}</p>
        <ul>
          {answer.faults.map((fault) => (
            <li key={`${fault.line} ${fault.column} ${fault.code}`}>
              {t(fault.column ? "prices.levies.fault" : "prices.levies.fault_line", {
                line: fault.line,
                column: fault.column,
                what: faultText(t, fault),
              })}
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (!answer.changed) return <p>{t("prices.levies.same")}</p>;
  const line = (kind: "added" | "removed") => (row: LevyRow) => (
    <li key={`${kind} ${row.commodity} ${row.code} ${row.valid_from}`}>
      {t(`prices.levies.${kind}`)}: {t(`commodities.${row.commodity}`)},{" "}
      {t(`prices.levies.codes.${row.code}`, { defaultValue: row.code })},{" "}
      {format.number(row.rate, { min: 2, max: 6 })},{" "}
      {row.valid_until
        ? t("prices.levies.until", {
            from: format.date(row.valid_from),
            until: format.date(row.valid_until),
          })
        : t("prices.levies.from", { from: format.date(row.valid_from) })}
    </li>
  );
  return (
    <>
      <p>{t("prices.levies.would")}</p>
      <ul>
        {answer.added.map(line("added"))}
        {answer.removed.map(line("removed"))}
      </ul>
    </>
  );
}

function History({ levies }: { levies: Levies }) {
  const { t } = useTranslation();
  return (
    <Part title={t("prices.levies.history")}>
      <Timeline
        happenings={levies.history.map((entry) => ({
          id: entry.at,
          at: entry.at,
          title: entry.source,
          actor: entry.actor,
          note: t("prices.levies.entry", {
            rows: entry.rows,
            added: entry.added.length,
            removed: entry.removed.length,
          }),
        }))}
      />
    </Part>
  );
}

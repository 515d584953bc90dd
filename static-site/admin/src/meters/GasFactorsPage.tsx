import { Button, FileButton, Textarea } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { GasFactors, GasFactorsImported } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { More } from "../list/More";
import { usePagedList } from "../list/usePagedList";
import meters from "./Meters.module.css";

/** What turns m³ of gas into kWh, by grid operator and time; new tables are imported here. */
export default function GasFactorsPage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const query = usePagedList<GasFactors>(["gas-factors", brand], (cursor) =>
    answerOf(
      api.GET("/staff/gas-factors", {
        params: { query: { brand, limit: 100, ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  return (
    <div className={meters.page}>
      <header>
        <h1>{t("meters.gas.title")}</h1>
        <p className={styles.muted}>{t("meters.gas.text")}</p>
      </header>
      <Import brand={brand} />
      {query.isPending ? <Loading /> : null}
      {query.isError && query.entries.length === 0 ? (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && query.entries.length === 0 ? (
        <p className={styles.muted}>{t("meters.gas.empty")}</p>
      ) : null}
      {query.entries.length > 0 ? <FactorTable entries={query.entries} /> : null}
      <More query={query} />
    </div>
  );
}

function FactorTable({ entries }: { entries: GasFactors[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={meters.scroll}>
      <table className={meters.table}>
        <caption className="visually-hidden">{t("meters.gas.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("meters.gas.grid_operator")}</th>
            <th scope="col">{t("meters.gas.area")}</th>
            <th scope="col">{t("meters.gas.validity")}</th>
            <th scope="col">{t("meters.gas.volume_correction")}</th>
            <th scope="col">{t("meters.gas.calorific_value")}</th>
            <th scope="col">{t("meters.gas.recorded")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={`${entry.grid_operator} ${entry.area} ${entry.valid_from}`}>
              <th scope="row">{entry.grid_operator}</th>
              <td>{entry.area === "*" ? t("meters.gas.everywhere") : entry.area}</td>
              <td>
                {entry.valid_until
                  ? t("meters.gas.until", {
                      from: format.date(entry.valid_from),
                      until: format.date(entry.valid_until),
                    })
                  : t("meters.gas.from", { from: format.date(entry.valid_from) })}
              </td>
              <td>{format.number(entry.volume_correction, { min: 4, max: 4 })}</td>
              <td>{format.number(entry.calorific_value, { min: 3, max: 3 })}</td>
              <td>
                {format.dateTime(entry.recorded_at)} ·{" "}
                {t(`actors.${entry.actor}`, { defaultValue: entry.actor })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Import({ brand }: { brand: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [content, setContent] = useState("");
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [result, setResult] = useState<GasFactorsImported | null>(null);

  async function send() {
    setSending(true);
    setProblem(null);
    setResult(null);
    try {
      const answer = await answerOf(api.POST("/staff/gas-factor-imports", { body: { brand, content } }));
      setResult(answer);
      if (answer.faults.length === 0) setContent("");
      await client.invalidateQueries({ queryKey: ["gas-factors", brand] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  }

  return (
    <section className={meters.import}>
      <Textarea
        label={t("meters.gas.table")}
        description={t("meters.gas.table_hint")}
        rows={5}
        value={content}
        onChange={(event) => setContent(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button loading={sending} disabled={!content.trim()} onClick={() => void send()}>
          {t("meters.gas.import")}
        </Button>
        <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void file?.text().then(setContent)}>
          {(button) => (
            <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} {...button}>
              {t("meters.gas.file")}
            </Button>
          )}
        </FileButton>
      </div>
      {problem ? <Notice problem={problem} /> : null}
      {result ? (
        <div role="status">
          {result.faults.length === 0 ? (
            <p>{t("meters.gas.result", { ...result })}</p>
          ) : (
            <>
              <p>{t("meters.gas.refused")}</p>
              <ul className={meters.faults}>
                {result.faults.map((fault) => (
                  <li key={`${fault.line} ${fault.column} ${fault.code}`}>
                    {t("meters.gas.fault", {
                      line: fault.line,
                      column: fault.column || "–",
                      what: t(`meters.gas.faults.${fault.code}`, { defaultValue: fault.message }),
                    })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      ) : null}
    </section>
  );
}

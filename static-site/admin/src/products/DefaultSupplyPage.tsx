import { Button, FileButton, Textarea, TextInput } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { Notice } from "../detail/Notice";
import styles from "./Products.module.css";

interface Result {
  rows: number;
  changed: boolean;
  checked: boolean;
  faults: {
    line: number;
    column?: string;
    code: string;
    message: string;
    parameters?: Record<string, string | number>;
  }[];
}

/** Loads the tariffs with which the calculator compares: first checked, then imported. */
export default function DefaultSupplyPage() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const [content, setContent] = useState("");
  const [source, setSource] = useState("");
  const [result, setResult] = useState<Result | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);

  async function send(dryRun: boolean) {
    setSending(true);
    setProblem(null);
    setResult(null);
    try {
      const body = { brand, content, source, dry_run: dryRun };
      const answer = await answerOf(api.POST("/staff/default-supply-imports", { body }));
      setResult({ ...answer, checked: dryRun });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  }
  function take(text: string) {
    setContent(text);
    setResult(null);
  }
  const ready = Boolean(result?.checked && result.faults.length === 0 && result.changed);
  const outcome = result && (!result.changed ? "unchanged" : result.checked ? "would" : "done");
  return (
    <div className={styles.page}>
      <header>
        <h1>{t("products.default_supply.title")}</h1>
        <p className={styles.muted}>{t("products.default_supply.text")}</p>
      </header>
      <section className={styles.form} aria-label={t("products.default_supply.title")}>
        <TextInput
          label={t("products.default_supply.source")}
          value={source}
          maxLength={200}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <Textarea
          label={t("products.default_supply.table")}
          description={t("products.default_supply.table_hint")}
          rows={8}
          value={content}
          onChange={(event) => take(event.currentTarget.value)}
        />
        <div className={styles.actions}>
          <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void file?.text().then(take)}>
            {(button) => (
              <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} {...button}>
                {t("products.default_supply.file")}
              </Button>
            )}
          </FileButton>
          <Button
            variant={ready ? "default" : "filled"}
            loading={sending}
            disabled={!content.trim() || !source.trim()}
            onClick={() => void send(true)}
          >
            {t("products.default_supply.check")}
          </Button>
          <Button disabled={!ready} loading={sending} onClick={() => void send(false)}>
            {t("products.default_supply.import")}
          </Button>
        </div>
        {problem && <Notice problem={problem} />}
        {result && (
          <div role="status">
            {result.faults.length === 0 ? (
              <p>{t(`products.default_supply.${outcome}`, { rows: result.rows })}</p>
            ) : (
              <>
                <p>{t("products.default_supply.refused")}</p>
                <ul className={styles.faults}>
                  {result.faults.map((fault) => (
                    <li key={`${fault.line} ${fault.column} ${fault.code} ${fault.parameters?.given ?? ""}`}>
                      {t("products.default_supply.fault", {
                        line: fault.line || "–",
                        what: t(`products.default_supply.faults.${fault.code}`, {
                          ...fault.parameters,
                          defaultValue: fault.message,
                        }),
                      })}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
      </section>
    </div>
  );
}

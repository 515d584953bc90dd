import { Button, Checkbox, FileButton, TextInput } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import { newIdempotencyKey } from "@wattwerk/ui/api/idempotency";
import { ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type DragEvent, type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Notice } from "../detail/Notice";
import styles from "./Prices.module.css";
import { PricesNav } from "./PricesHead";
import { priceColumns } from "./values";

const largest = 100 * 1024 * 1024;
const columns = [
  "product_code",
  "area",
  "street",
  "house_numbers",
  "from_kwh",
  ...priceColumns,
  "blocks",
] as const;
const required = new Set<string>(["product_code", "area", "base_price", "energy_price"]);

/** Takes a file with prices, says how it is meant, and sends it to be checked. */
export default function ImportPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const [basis, setBasis] = useState<"net" | "gross">("net");
  const [dryRun, setDryRun] = useState(false);
  const [note, setNote] = useState("");
  const [sending, setSending] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const fault = file && file.size > largest ? "too_large" : !file && tried ? "missing" : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!file || file.size > largest) return;
    setSending(true);
    setProblem(null);
    try {
      const ticket = await answerOf(
        api.POST("/staff/price-imports", {
          params: { header: { "Idempotency-Key": newIdempotencyKey() } },
          body: {
            brand,
            file_name: file.name,
            size: file.size,
            basis,
            dry_run: dryRun,
            note: note.trim(),
          },
        }),
      );
      const form = new FormData();
      for (const [name, value] of Object.entries(ticket.fields)) form.append(name, value);
      // The store reads no field after the file.
      form.append("file", file);
      const answer = await fetch(ticket.url, { method: "POST", body: form }).catch(() => null);
      if (!answer) throw new ApiProblem(0, "connection_failed");
      if (!answer.ok) throw new ApiProblem(answer.status, "upload_failed");
      void navigate(`/prices/imports/${ticket.import_id}`);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    setFile(event.dataTransfer.files[0] ?? null);
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("prices.importing.title")}</h1>
        <PricesNav />
      </header>
      <p className={styles.muted}>{t("prices.importing.text")}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same */}
        <div
          className={styles.drop}
          data-over={over}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <FileButton accept=".csv,.txt,.xlsx,.xml" onChange={setFile}>
            {(button) => (
              <Button
                variant="default"
                leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
                {...button}
              >
                {t("prices.importing.choose")}
              </Button>
            )}
          </FileButton>
          <span role="status">
            {file
              ? t("prices.importing.chosen", {
                  name: file.name,
                  size: format.number(Math.max(1, Math.round(file.size / 1024))),
                })
              : t("prices.importing.drop")}
          </span>
          {fault && (
            <span role="alert" className={styles.up}>
              {t(`prices.importing.${fault}`)}
            </span>
          )}
        </div>
        <fieldset className={styles.choices}>
          <legend>{t("prices.importing.basis")}</legend>
          {(["net", "gross"] as const).map((value) => (
            <label key={value}>
              <input type="radio" name="basis" checked={basis === value} onChange={() => setBasis(value)} />
              {t(`prices.bases.${value}`)}
            </label>
          ))}
        </fieldset>
        <TextInput
          label={t("prices.activation.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
        />
        <Checkbox
          label={t("prices.importing.dry_run")}
          checked={dryRun}
          onChange={(event) => setDryRun(event.currentTarget.checked)}
        />
        {problem && <Notice problem={problem} />}
        <div>
          <Button type="submit" loading={sending}>
            {t("prices.importing.start")}
          </Button>
        </div>
      </form>
      <section>
        <h2>{t("prices.importing.columns")}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the arrow keys */}
        <section className={styles.scroll} aria-label={t("prices.importing.columns")} tabIndex={0}>
          <table className={styles.table}>
            <tbody>
              {columns.map((column) => (
                <tr key={column}>
                  <th scope="row" className={styles.code}>
                    {column}
                  </th>
                  <td>
                    {t(`prices.importing.meaning.${column}`)}
                    {required.has(column) && (
                      <span className={styles.muted}> · {t("prices.importing.required")}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </section>
    </div>
  );
}

import { Button, TextInput } from "@mantine/core";
import type { TemplateContent, TemplateFault } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "../detail/download";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import styles from "./Templates.module.css";
import { type TemplateAddress, usePreview } from "./useTemplate";

interface Properties {
  address: TemplateAddress;
  content: TemplateContent;
  told: (faults: TemplateFault[]) => void;
}

/** How the mail or letter will look, with samples or with what a real record says. */
export function PreviewPart({ address, content, told }: Properties) {
  const { t } = useTranslation();
  const settled = useSettled(content);
  const [record, setRecord] = useState("");
  const [variant, setVariant] = useState(0);
  const [plain, setPlain] = useState(false);
  const query = usePreview(address, settled, record, variant);
  const found = query.data;
  const { variants = [], pages = [] } = found ?? {};
  const mail = address.kind === "mail";
  useEffect(() => {
    if (found) told(found.faults ?? []);
  }, [found, told]);

  function choose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setRecord(String(new FormData(event.currentTarget).get("record") ?? "").trim());
  }

  return (
    <div className={styles.preview}>
      <form className={styles.record} onSubmit={choose}>
        <TextInput name="record" label={t("templates.record")} placeholder="A-7K2M-Q4XN" />
        <Button type="submit" variant="default">
          {t("templates.show")}
        </Button>
        {!record && variants.length > 1 && (
          <label className={styles.choice}>
            <span>{t("templates.sample_case")}</span>
            <select value={variant} onChange={(event) => setVariant(Number(event.currentTarget.value))}>
              {variants.map((name, index) => (
                <option key={name} value={index}>
                  {t("templates.sample", { number: name })}
                </option>
              ))}
            </select>
          </label>
        )}
        {mail && (
          <label className={styles.plain}>
            <input
              type="checkbox"
              checked={plain}
              onChange={(event) => setPlain(event.currentTarget.checked)}
            />
            {t("templates.plain_text")}
          </label>
        )}
      </form>
      {query.isPending && <Loading />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {found?.subject && (
        <p className={styles.subject}>
          <span>{t(mail ? "templates.subject" : "templates.letter_title")}</span> {found.subject}
        </p>
      )}
      {found?.html && !plain && (
        <iframe className={styles.mail} title={t("templates.preview")} sandbox="" srcDoc={found.html} />
      )}
      {found?.text && plain && <pre className={styles.text}>{found.text}</pre>}
      {pages.map((page, index) => (
        <img
          key={page}
          className={styles.sheet}
          src={`data:image/png;base64,${page}`}
          alt={t("templates.page", { number: index + 1, pages: pages.length })}
        />
      ))}
      {found?.pdf && (
        <Button variant="default" onClick={() => download(found.pdf, `${address.key}.pdf`)}>
          {t("templates.download_pdf")}
        </Button>
      )}
      {found && !found.html && pages.length === 0 && (
        <p className={styles.hint}>{t("templates.preview_faulty")}</p>
      )}
    </div>
  );
}

/** The value a moment after it has last changed, so that not every key asks the server. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), 500);
    return () => clearTimeout(waiting);
  }, [value]);
  return settled;
}

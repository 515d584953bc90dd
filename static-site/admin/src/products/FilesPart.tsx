import { Button, FileButton } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { fieldText } from "@wattwerk/ui/texts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api, publicApi } from "../application/session";
import { Notice } from "../detail/Notice";
import { MultilingualField, Selection } from "./fields";
import type { PartProps } from "./ProductPage";
import styles from "./Products.module.css";
import type { Draft } from "./product";

type File_ = NonNullable<Draft["files"]>[number];

/** Price sheets, terms and whatever else customers should be able to read. */
export function FilesPart({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const files = draft.files ?? [];
  const put = (place: number, patch: Partial<File_>) =>
    change({ files: files.map((file, index) => (index === place ? { ...file, ...patch } : file)) });

  async function upload(file: File | null) {
    if (!file) return;
    setSending(true);
    setProblem(null);
    try {
      const body = { brand, file_name: file.name, content: await base64(file) };
      const { file_id } = await answerOf(
        api.POST("/staff/product-files", {
          params: { header: { "Idempotency-Key": new Attempt().keyFor(body) } },
          body,
        }),
      );
      const title = file.name.replace(/\.pdf$/i, "");
      change({
        files: [...files, { file_id, kind: "price_sheet", title: { de: title, en: title, fr: title } }],
      });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  }
  async function open(fileId: string) {
    const page = window.open("", "_blank");
    try {
      const { address } = await answerOf(
        publicApi.GET("/public/product-files/{brand}/{file_id}", {
          params: { path: { brand, file_id: fileId } },
        }),
      );
      if (page) page.location.href = address;
    } catch (thrown) {
      page?.close();
      setProblem(asProblem(thrown));
    }
  }

  return (
    <section className={styles.form} aria-label={t("products.parts.files")}>
      <p className={styles.muted}>{t("products.files_text")}</p>
      {files.map((file, place) => (
        <article key={file.file_id} className={styles.entry}>
          <MultilingualField
            label={t("products.fields.file_title")}
            value={file.title}
            change={(title) => put(place, { title })}
          />
          <div className={styles.actions}>
            <Selection
              label={t("products.fields.file_kind")}
              value={file.kind}
              options={(["price_sheet", "terms", "information"] as const).map((value) => ({
                value,
                label: t(`products.files.${value}`),
              }))}
              change={(kind) => put(place, { kind })}
            />
            <Button variant="default" onClick={() => void open(file.file_id)}>
              {t("products.open_file")}
            </Button>
            <Button
              variant="subtle"
              color="error"
              onClick={() => change({ files: files.filter((_, index) => index !== place) })}
            >
              {t("products.remove")}
            </Button>
          </div>
        </article>
      ))}
      {problem && <Notice problem={problem} />}
      {problem?.errors.map((fault) => (
        <p key={fault.code} role="alert">
          {fieldText(t, fault)}
        </p>
      ))}
      <div>
        <FileButton accept="application/pdf" onChange={(file) => void upload(file)}>
          {(button) => (
            <Button
              variant="default"
              loading={sending}
              leftSection={<IconUpload size={16} aria-hidden />}
              {...button}
            >
              {t("products.add_file")}
            </Button>
          )}
        </FileButton>
      </div>
    </section>
  );
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

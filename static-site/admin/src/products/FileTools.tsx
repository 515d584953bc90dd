import { Button, FileButton, Group, Modal } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { Notice } from "../detail/Notice";
import styles from "./Products.module.css";

interface Checked {
  name: string;
  content: string;
  rows: number;
  changed: boolean;
  faults: { line: number; column?: string; code: string; message: string }[];
}

/** All products as one file: saved, or read again after somebody edited it. */
export function FileTools() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const client = useQueryClient();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);

  async function attempt(act: () => Promise<void>) {
    setSending(true);
    setProblem(null);
    try {
      await act();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  }
  const save = () =>
    attempt(async () => {
      const file = await answerOf(api.GET("/staff/product-export", { params: { query: { brand } } }));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(
        new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }),
      );
      link.download = `${brand}-${t("products.title")}.json`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  const check = (file: File | null) =>
    attempt(async () => {
      if (!file) return;
      const content = await file.text();
      const body = { brand, content, dry_run: true };
      const answer = await answerOf(api.POST("/staff/product-imports", { body }));
      setChecked({ ...answer, name: file.name, content });
    });
  const publish = () =>
    attempt(async () => {
      if (!checked) return;
      const body = { brand, content: checked.content, dry_run: false };
      await answerOf(api.POST("/staff/product-imports", { body }));
      setChecked(null);
      await client.invalidateQueries();
    });

  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={sending}
        onClick={() => void save()}
      >
        {t("products.export")}
      </Button>
      <FileButton accept="application/json,.json" onChange={(file) => void check(file)}>
        {(button) => (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconUpload size={16} aria-hidden />}
            loading={sending}
            {...button}
          >
            {t("products.import")}
          </Button>
        )}
      </FileButton>
      {problem && !checked && <Notice problem={problem} />}
      {checked && (
        <Modal
          opened
          onClose={() => setChecked(null)}
          title={t("products.import_title", { file: checked.name })}
          centered
          closeButtonProps={{ "aria-label": t("actions.close") }}
        >
          <div className={styles.form}>
            {checked.faults.length > 0 ? (
              <>
                <p>{t("products.import_refused")}</p>
                <ul className={styles.faults}>
                  {checked.faults.map((fault) => (
                    <li key={`${fault.column} ${fault.code}`}>
                      <code>{fault.column}</code>: {fault.message}
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <p>
                {checked.changed
                  ? t("products.import_text", { count: checked.rows })
                  : t("products.import_unchanged")}
              </p>
            )}
            {problem && <Notice problem={problem} />}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={() => setChecked(null)}>
                {t("actions.cancel")}
              </Button>
              {checked.changed && checked.faults.length === 0 && (
                <Button loading={sending} onClick={() => void publish()}>
                  {t("products.publish_now")}
                </Button>
              )}
            </Group>
          </div>
        </Modal>
      )}
    </>
  );
}

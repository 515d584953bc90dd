import { Button, FileButton, Input } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import styles from "./Detail.module.css";

interface Properties {
  file: File | null;
  onChange: (file: File | null) => void;
  error: string | null;
}

/** The signed SEPA mandate, if staff have it; without it the customer is asked by mail. */
export function MandateField({ file, onChange, error }: Properties) {
  const { t } = useTranslation();
  return (
    <Input.Wrapper
      label={t("offers.mandate.label")}
      description={t(file ? "offers.mandate.with_file" : "offers.mandate.without_file")}
      error={error}
      labelElement="div"
      inputWrapperOrder={["label", "input", "description", "error"]}
    >
      <div className={styles.actions}>
        <FileButton onChange={onChange} accept="application/pdf,image/jpeg,image/png,image/heic">
          {(button) => (
            <Button
              {...button}
              variant="default"
              size="xs"
              leftSection={<IconPaperclip size={16} aria-hidden />}
            >
              {t(file ? "offers.mandate.replace" : "offers.mandate.attach")}
            </Button>
          )}
        </FileButton>
        {file && (
          <>
            <span className={styles.fileName}>{file.name}</span>
            <Button variant="subtle" size="xs" onClick={() => onChange(null)}>
              {t("offers.mandate.remove")}
            </Button>
          </>
        )}
      </div>
    </Input.Wrapper>
  );
}

import { Button, FileButton } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { asProblem } from "@wattwerk/ui/api/problem";
import { logoAddress } from "@wattwerk/ui/logo";
import { fieldText, problemText } from "@wattwerk/ui/texts";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import styles from "./Settings.module.css";

interface LogoFieldProps {
  value: string;
  change: (svg: string) => void;
}

/** The logo, and a way to choose another one; the server takes out whatever is not a drawing. */
export function LogoField({ value, change }: LogoFieldProps) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const id = useId();
  const reset = useRef<() => void>(null);
  const check = useMutation({
    mutationFn: async (file: File) =>
      answerOf(
        api.POST("/staff/brands/{brand_id}/logo-checks", {
          params: { path: { brand_id: brand } },
          body: { svg: await file.text() },
        }),
      ),
    onSuccess: ({ svg }) => change(svg),
  });
  const problem = check.error ? asProblem(check.error) : null;
  const fault = problem?.errors[0];
  return (
    <div className={styles.logo}>
      <p className={styles.label}>{t("configuration.logo")}</p>
      <img src={logoAddress(value)} alt={t("configuration.logo_present")} height={48} />
      <FileButton
        accept=".svg,image/svg+xml"
        resetRef={reset}
        onChange={(file) => {
          if (file) check.mutate(file);
          // The same file may be chosen again after it was corrected.
          reset.current?.();
        }}
      >
        {(properties) => (
          <Button
            {...properties}
            variant="default"
            loading={check.isPending}
            leftSection={<IconUpload size={18} aria-hidden />}
            aria-describedby={`${id}-hint`}
          >
            {t("configuration.logo_choose")}
          </Button>
        )}
      </FileButton>
      <p id={`${id}-hint`} className={styles.hint}>
        {t("configuration.logo_hint")}
      </p>
      {problem && (
        <p role="alert" className={styles.fault}>
          {fault ? fieldText(t, fault) : problemText(t, problem.code, problem.parameters)}
        </p>
      )}
    </div>
  );
}

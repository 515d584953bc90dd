import { NativeSelect } from "@mantine/core";
import type { Language } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { languages } from "./product";

/** Chooses the language in which something is shown. */
export function FilterLanguage({ value, change }: { value: Language; change: (value: Language) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      aria-label={t("products.preview_language")}
      value={value}
      data={languages.map((language) => ({ value: language, label: t(`products.languages.${language}`) }))}
      onChange={(event) => change(event.currentTarget.value as Language)}
    />
  );
}

import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";

/**
 * A field for a password that can be shown while it is typed. Unlike Mantine's own, it tells screen readers, and
 * whatever looks for the first wrong field, that it is wrong.
 */
export function Password(properties: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      aria-invalid={properties.error ? true : undefined}
      visibilityToggleButtonProps={{ "aria-label": t("sign_in.show_password") }}
      {...properties}
    />
  );
}

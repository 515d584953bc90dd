import type { TFunction } from "i18next";
import type { Field } from "./FieldsForm";

/** The present password, which whatever matters wants again. */
export function passwordField(t: TFunction): Field {
  return {
    name: "password",
    label: t("account.present_password"),
    kind: "password",
    autoComplete: "current-password",
  };
}

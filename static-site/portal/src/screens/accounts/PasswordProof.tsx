import { useTranslation } from "react-i18next";
import { Password } from "../../components/Password";

interface PasswordProofProps {
  value: string;
  onChange: (password: string) => void;
  error: string | null;
}

/** The present password once more, before something that matters. */
export function PasswordProof({ value, onChange, error }: PasswordProofProps) {
  const { t } = useTranslation();
  return (
    <Password
      name="password"
      label={t("requests.password")}
      description={t("requests.password_hint")}
      autoComplete="current-password"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}

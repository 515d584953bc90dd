import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { noteDeparture } from "../../session/visit";
import { FieldsForm } from "../account/FieldsForm";
import { passwordField } from "../account/fields";
import styles from "./Erasure.module.css";
import { useErasureRequest } from "./queries";

/** What it causes, and the password. `closes` says whether the login ends with it. */
export function ErasureForm({ closes }: { closes: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const request = useErasureRequest();
  const consequences = closes
    ? (["signed_out", "locked", "download"] as const)
    : (["goes_on", "cancel_first"] as const);

  const send = async (password: string) => {
    const { restricts, answer_by } = await request(password);
    if (!restricts) return;
    // The login may be closed at any moment: what is to be said stands outside of it, and ends the session.
    noteDeparture();
    await navigate(`/farewell?until=${answer_by}`, { replace: true });
  };

  return (
    <>
      <ul className={styles.list}>
        {consequences.map((one) => (
          <li key={one}>{t(`privacy.own.consequences.${closes ? "closed" : "contract"}.${one}`)}</li>
        ))}
        <li>{t("privacy.own.consequences.mail")}</li>
      </ul>
      {closes ? (
        <p>
          <Link to="/profile">{t("privacy.own.download")}</Link>
        </p>
      ) : null}
      <FieldsForm
        fields={[{ ...passwordField(t), hint: t("privacy.own.password_hint") }]}
        submit={t("privacy.own.submit")}
        danger
        onSubmit={({ password = "" }) => send(password)}
      />
    </>
  );
}

import { useOrder } from "../context";

/** The right of withdrawal and the model form (annexes 1 and 2 to Art. 246a § 1 (2) EGBGB). */
export function WithdrawalInformation() {
  const { brand, t } = useOrder();
  const contact = { ...brand.contact };
  return (
    <div class="prose">
      <h4>{t("withdrawal.right_title")}</h4>
      <p>{t("withdrawal.right")}</p>
      <p>{t("withdrawal.how", contact)}</p>
      <p>{t("withdrawal.in_time")}</p>
      <h4>{t("withdrawal.effects_title")}</h4>
      <p>{t("withdrawal.effects")}</p>
      <p>{t("withdrawal.early_start")}</p>
      <h4>{t("withdrawal.form_title")}</h4>
      <p>{t("withdrawal.form_intro")}</p>
      <p>{t("withdrawal.form_to", contact)}</p>
      <p>{t("withdrawal.form_text")}</p>
    </div>
  );
}

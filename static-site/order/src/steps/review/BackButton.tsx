import { useOrder } from "../../context";

export function BackButton() {
  const { funnel, t } = useOrder();
  return (
    <button class="quiet" type="button" onClick={() => funnel.back()}>
      {t("actions.back")}
    </button>
  );
}

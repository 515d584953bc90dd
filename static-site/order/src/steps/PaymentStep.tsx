import { ChoiceField, Declaration, TextField, TickField } from "../components/Fields";
import { Icon } from "../components/Icon";
import { StepForm } from "../components/StepForm";
import { useOrder } from "../context";
import { cursorAfterGrouping, groupedIban } from "../rules/iban";

const grouping = { value: groupedIban, cursor: cursorAfterGrouping };

export function PaymentStep() {
  const { funnel, state, t } = useOrder();
  const methods = funnel.offer?.conditions.payment_methods ?? ["sepa_direct_debit", "transfer"];
  return (
    <StepForm action={t("payment.action")}>
      <ChoiceField
        field="paymentMethod"
        label={t("payment.method")}
        look="cards"
        options={methods.map((method) => ({
          value: method,
          label: t(`payment_methods.${method}`),
          hint: t(`payment.${method}_hint`),
        }))}
      />
      {state.draft.paymentMethod === "sepa_direct_debit" && (
        <>
          <TextField
            field="iban"
            label={t("payment.iban")}
            help={t("payment.iban_help")}
            maxLength={42}
            shape={grouping}
            after={<BankName />}
          />
          <TextField
            field="accountHolder"
            label={t("payment.account_holder")}
            help={t("payment.account_holder_help")}
            autocomplete="name"
            optional
          />
          <TickField field="mandate">
            <Declaration name="sepa_mandate" />
          </TickField>
        </>
      )}
    </StepForm>
  );
}

/** The bank to the IBAN, read out when it is found. Some foreign banks are unknown, which is no fault. */
function BankName() {
  const { state, t } = useOrder();
  const account = state.bankAccount;
  return (
    <p class="bank" role="status">
      {account && (
        <>
          <Icon name="bank" />
          {account.bank_name ?? t("payment.bank_unknown", { country: account.country })}
        </>
      )}
    </p>
  );
}

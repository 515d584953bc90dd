import { Checkbox, Radio, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { BankDetails, BankDetailsChange, ContractAccount, Language } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customerApi } from "../../session/connection";
import { AccountChoice } from "./AccountChoice";
import { ChangeForm } from "./ChangeForm";
import { PasswordProof } from "./PasswordProof";
import { useChange } from "./useChange";

type Wish = "direct_debit" | "transfer" | "payout" | "payout_same";

interface BankFormProps {
  details: BankDetails;
  accounts: ContractAccount[];
}

/** One form for every change: another account for debits, transfer, another account for credits. */
export function BankForm({ details, accounts }: BankFormProps) {
  const { t, i18n } = useTranslation();
  const [wish, setWish] = useState<Wish>("direct_debit");
  const [iban, setIban] = useState("");
  const [holder, setHolder] = useState(details.current.account_holder ?? "");
  const [granted, setGranted] = useState(false);
  const [chosen, setChosen] = useState([details.account_number]);
  const [password, setPassword] = useState("");
  const change = useChange<BankDetailsChange>((body, sending) =>
    answerOf(customerApi.POST("/portal/bank-changes", { ...sending, body })),
  );

  const submit = () => {
    void change.send({
      account_numbers: chosen,
      language: i18n.language as Language,
      password,
      payment:
        wish === "direct_debit"
          ? { method: "sepa_direct_debit", iban, account_holder: holder, mandate_granted: granted }
          : wish === "transfer"
            ? { method: "transfer", iban: "", account_holder: "", mandate_granted: false }
            : null,
      payout:
        wish === "payout"
          ? { iban, account_holder: holder }
          : wish === "payout_same"
            ? { iban: "", account_holder: "" }
            : null,
    });
  };

  const part = wish === "payout" ? "/payout" : "/payment";
  const wishes: Wish[] = ["direct_debit", "payout"];
  if (details.current.payment_method === "sepa_direct_debit") wishes.splice(1, 0, "transfer");
  if (details.current.payout_iban_masked) wishes.push("payout_same");
  return (
    <ChangeForm
      change={change}
      onSubmit={submit}
      submit={t(`requests.bank.submit_${wish}`)}
      more={wish === "transfer" ? undefined : t("requests.bank.sent_more")}
    >
      <Radio.Group label={t("requests.bank.wish")} value={wish} onChange={(value) => setWish(value as Wish)}>
        {wishes.map((value) => (
          <Radio
            key={value}
            mt="sm"
            value={value}
            label={t(`requests.bank.wishes.${value}`)}
            description={t(`requests.bank.wishes.${value}_hint`)}
          />
        ))}
      </Radio.Group>
      {wish === "direct_debit" || wish === "payout" ? (
        <>
          <TextInput
            name="iban"
            label={t("requests.details.iban")}
            autoComplete="off"
            spellCheck={false}
            value={iban}
            onChange={(event) => setIban(event.currentTarget.value)}
            error={change.fault(`${part}/iban`)}
          />
          <TextInput
            name="account_holder"
            label={t("requests.details.account_holder")}
            autoComplete="name"
            maxLength={70}
            value={holder}
            onChange={(event) => setHolder(event.currentTarget.value)}
            error={change.fault(`${part}/account_holder`)}
          />
        </>
      ) : null}
      {wish === "direct_debit" ? (
        <Checkbox
          name="mandate"
          label={details.mandate_text}
          checked={granted}
          onChange={(event) => setGranted(event.currentTarget.checked)}
          error={change.fault("/payment/mandate_granted")}
        />
      ) : null}
      <AccountChoice
        accounts={accounts}
        chosen={chosen}
        onChange={setChosen}
        error={change.fault("/account_numbers")}
      />
      <PasswordProof value={password} onChange={setPassword} error={change.fault("/password")} />
    </ChangeForm>
  );
}

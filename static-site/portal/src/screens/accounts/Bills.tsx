import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { IconMailForward } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { BillingAddressChange, Dashboard } from "@wattwerk/ui/api/models";
import { countryChoices } from "@wattwerk/ui/countries";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Portlet } from "../../components/Portlet";
import { customerApi } from "../../session/connection";
import { addressLine } from "../../texts/names";
import { AccountChoice } from "./AccountChoice";
import { BillDelivery } from "./BillDelivery";
import { ChangeForm } from "./ChangeForm";
import { PasswordProof } from "./PasswordProof";
import { ProfilePage } from "./ProfilePage";
import { useChange } from "./useChange";

/** Who gets the bills, and where. */
export default function Bills() {
  const { t } = useTranslation();
  return (
    <ProfilePage about="bills">
      {(dashboard) => (
        <>
          <Portlet title={t("requests.bills.change_title")} icon={<IconMailForward size={20} />}>
            <BillsForm dashboard={dashboard} />
          </Portlet>
          <BillDelivery accounts={dashboard.accounts} />
        </>
      )}
    </ProfilePage>
  );
}

const fields = ["street", "house_number", "postcode", "town", "addition"] as const;
type Address = Record<(typeof fields)[number] | "country", string>;

function BillsForm({ dashboard }: { dashboard: Dashboard }) {
  const { t, i18n } = useTranslation();
  const { accounts, customer } = dashboard;
  const [first] = accounts;
  const [own, setOwn] = useState(!first?.billing_address && !first?.billing_recipient);
  const [recipient, setRecipient] = useState(first?.billing_recipient ?? "");
  const [address, setAddress] = useState<Address>(() => initial(dashboard));
  const [chosen, setChosen] = useState(accounts.map((account) => account.account_number));
  const [password, setPassword] = useState("");
  const change = useChange<BillingAddressChange>((body, sending) =>
    answerOf(customerApi.POST("/portal/billing-address-changes", { ...sending, body })),
  );

  const submit = () => {
    void change.send({
      account_numbers: chosen,
      recipient: own ? "" : recipient,
      address: own ? null : address,
      password,
    });
  };

  return (
    <ChangeForm change={change} onSubmit={submit} submit={t("requests.bills.submit")}>
      <Checkbox
        name="own"
        label={t("requests.bills.own")}
        description={addressLine(customer.billing_address)}
        checked={own}
        onChange={(event) => setOwn(event.currentTarget.checked)}
      />
      {own ? null : (
        <>
          <TextInput
            name="recipient"
            label={t("requests.details.recipient")}
            description={t("requests.bills.recipient_hint")}
            maxLength={120}
            value={recipient}
            onChange={(event) => setRecipient(event.currentTarget.value)}
            error={change.fault("/recipient")}
          />
          {fields.map((field) => (
            <TextInput
              key={field}
              name={field}
              label={t(`requests.bills.${field}`)}
              value={address[field]}
              onChange={(event) => setAddress({ ...address, [field]: event.currentTarget.value })}
              error={change.fault(`/address/${field}`)}
            />
          ))}
          <NativeSelect
            name="country"
            label={t("requests.bills.country")}
            autoComplete="country"
            data={countryChoices(i18n.language, address.country)}
            value={address.country}
            onChange={(event) => setAddress({ ...address, country: event.currentTarget.value })}
            error={change.fault("/address/country")}
          />
        </>
      )}
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

function initial({ accounts, customer }: Dashboard): Address {
  const { street, house_number, postcode, town, addition, country } =
    accounts[0]?.billing_address ?? customer.billing_address;
  return { street, house_number, postcode, town, addition: addition ?? "", country: country ?? "DE" };
}

import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { IconMailForward } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { BillingAddressChange, Dashboard } from "@wattwerk/ui/api/models";
import { countryChoices } from "@wattwerk/ui/countries";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDashboard } from "../../api/queries";
import { Failure } from "../../components/Failure";
import styles from "../../components/Form.module.css";
import { Cards, Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { Portlet } from "../../components/Portlet";
import { customerApi } from "../../session/connection";
import { addressLine } from "../../texts/names";
import { AccountChoice } from "./AccountChoice";
import { BillDelivery } from "./BillDelivery";
import { PasswordProof } from "./PasswordProof";
import { Sent } from "./Sent";
import { useChange } from "./useChange";

/** Who gets the bills, and where. */
export default function Bills() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDashboard();
  if (!data) return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  return (
    <Page
      title={t("requests.bills.title")}
      subtitle={t("requests.bills.subtitle")}
      back={{ to: "/profile", label: t("navigation.profile") }}
    >
      <Cards>
        <Portlet title={t("requests.bills.change_title")} icon={<IconMailForward size={20} />}>
          <BillsForm dashboard={data} />
        </Portlet>
        <BillDelivery accounts={data.accounts} />
      </Cards>
    </Page>
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
  const form = useRef<HTMLFormElement>(null);
  const change = useChange<BillingAddressChange>((body, sending) =>
    answerOf(customerApi.POST("/portal/billing-address-changes", { ...sending, body })),
  );
  const { problem } = change;
  useEffect(() => {
    if (problem?.errors.length) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void change.send({
      account_numbers: chosen,
      recipient: own ? "" : recipient,
      address: own ? null : address,
      password,
    });
  };

  if (change.sent) return <Sent />;
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
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
      {problem && problem.errors.length === 0 ? <Failure error={problem} /> : null}
      <Button type="submit" loading={change.sending}>
        {t("requests.bills.submit")}
      </Button>
    </form>
  );
}

function initial({ accounts, customer }: Dashboard): Address {
  const { street, house_number, postcode, town, addition, country } =
    accounts[0]?.billing_address ?? customer.billing_address;
  return { street, house_number, postcode, town, addition: addition ?? "", country: country ?? "DE" };
}

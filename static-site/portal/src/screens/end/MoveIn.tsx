import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { customerHeader, useDashboard } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { AddressFields } from "./AddressFields";
import { addressFaults, type Faults, nowhere } from "./draft";
import styles from "./End.module.css";
import { useDeclare } from "./queries";
import { Receipt } from "./Receipt";

/** Supply at a new place: where, from when, through which meter. */
export default function MoveIn() {
  const { t } = useTranslation();
  const { customerNumber } = useCustomerChoice();
  const { data, error, refetch } = useDashboard();
  const [address, setAddress] = useState(nowhere);
  const [movedInOn, setMovedInOn] = useState("");
  const [meterNumber, setMeterNumber] = useState("");
  const [note, setNote] = useState("");
  const [account, setAccount] = useState("");
  const [faults, setFaults] = useState<Faults>({});
  const form = useRef<HTMLFormElement>(null);
  const attempt = useRef(new Attempt());
  const { declare, sending, sent, problem } = useDeclare();
  if (!data) return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  const accounts = data.accounts.map(({ account_number }) => account_number);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...addressFaults(address, "address"),
      ...(!movedInOn && { movedInOn: "fields.required" }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    const { street, house_number, postcode, town } = address;
    const body = {
      account_number: account || (accounts[0] ?? ""),
      address: { street, house_number, postcode, town, addition: "" },
      moved_in_on: movedInOn,
      meter_number: meterNumber.trim(),
      market_location: "",
      note: note.trim(),
    };
    void declare(() =>
      answerOf(
        customerApi.POST("/portal/move-ins", {
          params: { header: { "Idempotency-Key": attempt.current.keyFor(body) } },
          headers: customerHeader(customerNumber),
          body,
        }),
      ),
    );
  };

  return (
    <Page
      title={t("cancellation.move_in.title")}
      subtitle={t("cancellation.move_in.subtitle")}
      back={{ to: "/contracts", label: t("contract.all") }}
    >
      {sent ? (
        <Receipt declaration={sent} />
      ) : (
        <form ref={form} className={styles.column} onSubmit={submit} noValidate>
          <AddressFields
            legend={t("cancellation.fields.new_address")}
            name="address"
            address={address}
            faults={faults}
            onChange={setAddress}
          />
          <TextInput
            type="date"
            name="movedInOn"
            className={styles.date}
            label={t("cancellation.move_in.moved_in_on")}
            value={movedInOn}
            onChange={(event) => setMovedInOn(event.currentTarget.value)}
            error={faults.movedInOn && t(faults.movedInOn)}
          />
          <TextInput
            name="meterNumber"
            label={t("cancellation.move_in.meter_number")}
            description={t("cancellation.move_in.meter_number_hint")}
            maxLength={40}
            value={meterNumber}
            onChange={(event) => setMeterNumber(event.currentTarget.value)}
          />
          {accounts.length > 1 ? (
            <NativeSelect
              name="account"
              label={t("cancellation.move_in.account")}
              value={account}
              data={accounts}
              onChange={(event) => setAccount(event.currentTarget.value)}
            />
          ) : null}
          <Textarea
            name="note"
            label={t("cancellation.move_in.note")}
            rows={3}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {problem ? <Failure error={problem} /> : null}
          <div>
            <Button type="submit" size="lg" loading={sending}>
              {t("cancellation.move_in.submit")}
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}

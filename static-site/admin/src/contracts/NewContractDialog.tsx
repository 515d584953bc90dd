import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import styles from "./Contracts.module.css";
import { FormDialog } from "./FormDialog";

const parts = ["street", "house_number", "postcode", "town"] as const;

/** One more contract of a customer, at the price of a quote from the tariff calculator. */
export function NewContractDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const attempt = useMemo(() => new Attempt(), []);
  const [form, setForm] = useState({
    customer_number: "",
    account_number: "",
    quote_id: "",
    product_code: "",
    supply_start: "",
    meter_number: "",
    market_location: "",
    declared_in_text_form: false,
  });
  const [address, setAddress] = useState({ street: "", house_number: "", postcode: "", town: "" });
  const set = (changed: Partial<typeof form>) => setForm({ ...form, ...changed });
  const number = useDeferredValue(form.customer_number.trim());
  const customer = useQuery({
    queryKey: ["customer", number],
    enabled: number.length >= 6,
    retry: false,
    queryFn: () =>
      answerOf(
        api.GET("/staff/customers/{customer_number}", { params: { path: { customer_number: number } } }),
      ),
  }).data;
  // Links of quotes end with their number, so either may be pasted.
  const quoteId = useDeferredValue(form.quote_id.trim().replace(/^.*[=/]/, ""));
  const quote = useQuery({
    queryKey: ["quote", quoteId],
    enabled: quoteId.length > 7,
    retry: false,
    queryFn: () => answerOf(api.GET("/staff/quotes/{quote_id}", { params: { path: { quote_id: quoteId } } })),
  }).data;
  const offers = quote?.offers ?? [];
  const chosen = offers.find((offer) => offer.product_code === form.product_code) ?? offers[0];
  const accounts = customer?.accounts ?? [];
  async function act() {
    const body = {
      ...form,
      customer_number: number,
      account_number: form.account_number || (accounts[0]?.account_number ?? ""),
      quote_id: quoteId,
      product_code: chosen?.product_code ?? "",
      supply_address: { ...address, addition: "", country: "DE" },
      meter_type: chosen?.two_rate ? ("two_rate" as const) : ("single" as const),
      meter_digits: 6,
    };
    const created = await answerOf(
      api.POST("/staff/contracts", {
        params: { header: { "Idempotency-Key": attempt.keyFor(body) } },
        body,
      }),
    );
    attempt.finish();
    await client.invalidateQueries({ queryKey: ["contracts"] });
    void navigate(`/contracts/${created.contract_number}`);
  }
  const text = (
    name: "customer_number" | "quote_id" | "meter_number" | "market_location" | "supply_start",
  ) => ({
    label: t(`contracts.new.${name}`),
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <FormDialog
      title={t("contracts.new.title")}
      consequence={t("contracts.new.consequence")}
      confirm={t("contracts.new.action")}
      fields={[
        "/customer_number",
        "/account_number",
        "/quote_id",
        "/product_code",
        "/supply_address",
        "/supply_start",
        "/meter_number",
        "/market_location",
        "/declared_in_text_form",
      ]}
      act={act}
      close={close}
    >
      {(fault) => (
        <>
          <TextInput
            {...text("customer_number")}
            inputMode="numeric"
            description={
              customer &&
              (customer.customer.company || `${customer.customer.first_name} ${customer.customer.last_name}`)
            }
            error={fault("/customer_number")}
          />
          <NativeSelect
            label={t("contracts.account")}
            value={form.account_number}
            onChange={(event) => set({ account_number: event.currentTarget.value })}
            data={accounts.map((account) => account.account_number)}
            error={fault("/account_number")}
          />
          <TextInput
            {...text("quote_id")}
            description={<Link to="/calculator">{t("contracts.new.to_calculator")}</Link>}
            error={fault("/quote_id")}
          />
          <NativeSelect
            label={t("orders.product")}
            value={form.product_code}
            onChange={(event) => set({ product_code: event.currentTarget.value })}
            data={offers.map((offer) => ({
              value: offer.product_code,
              label: `${offer.name} · ${format.money(offer.yearly_price)}`,
            }))}
            error={fault("/product_code")}
          />
          <div className={styles.row}>
            {parts.map((name) => (
              <TextInput
                key={name}
                label={t(`contracts.new.${name}`)}
                value={address[name]}
                onChange={(event) => setAddress({ ...address, [name]: event.currentTarget.value })}
                error={fault(`/supply_address/${name}`)}
              />
            ))}
          </div>
          <div className={styles.row}>
            <TextInput {...text("supply_start")} type="date" error={fault("/supply_start")} />
            <TextInput {...text("meter_number")} error={fault("/meter_number")} />
            <TextInput {...text("market_location")} error={fault("/market_location")} />
          </div>
          <Checkbox
            label={t("contracts.new.declared_in_text_form")}
            checked={form.declared_in_text_form}
            onChange={(event) => set({ declared_in_text_form: event.currentTarget.checked })}
            error={fault("/declared_in_text_form")}
          />
        </>
      )}
    </FormDialog>
  );
}

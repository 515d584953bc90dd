import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Contract, Language, StaffContract } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { dayBefore } from "@wattwerk/ui/dates";
import { energyPriceText } from "@wattwerk/ui/energyPrice";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { CustomerDocuments } from "../customers/CustomerDocuments";
import styles from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";
import { CasePart } from "../lifecycle/CasePart";
import { AddressLines } from "../orders/OrderFacts";
import { BankDialog } from "./BankDialog";
import { CancellationDialog } from "./CancellationDialog";
import type { ContractDialogProps } from "./dialog";
import { EditDialog } from "./EditDialog";
import { InstalmentDialog } from "./InstalmentDialog";
import { PriceChangeDialog } from "./PriceChangeDialog";
import { PriceTable } from "./PriceTable";
import { answerText } from "./questions";
import { ReadingDialog } from "./ReadingDialog";
import { renewalText } from "./terms";
import { WithdrawPriceChange } from "./WithdrawPriceChange";

const dialogs: Record<string, ComponentType<ContractDialogProps>> = {
  edit: EditDialog,
  reading: ReadingDialog,
  instalment: InstalmentDialog,
  bank: BankDialog,
  price_change: PriceChangeDialog,
  cancellation: CancellationDialog,
};

/** Everything about a contract, and what staff can do with it. */
export default function ContractPanel() {
  const { t, i18n } = useTranslation();
  const { number = "" } = useParams();
  const language = i18n.language as Language;
  const query = useQuery({
    queryKey: ["contract", number, language],
    queryFn: () =>
      answerOf(
        api.GET("/staff/contracts/{contract_number}", {
          params: { path: { contract_number: number }, query: { language } },
        }),
      ),
  });
  const status = query.data?.contract.status;
  return (
    <Panel
      id={number}
      title={t("contracts.panel", { number })}
      status={status && <Status value={status} label={t(`contract_statuses.${status}`)} />}
      list="/contracts"
    >
      {query.isPending && <Loading />}
      {query.isError && !query.data && (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      )}
      {query.data && <OpenContract found={query.data} />}
    </Panel>
  );
}

function OpenContract({ found }: { found: StaffContract }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState("");
  const { contract, customer, account } = found;
  const running = contract.status !== "ended" && contract.status !== "withdrawn";
  const Dialog = dialogs[open];
  const name = customer.company || `${customer.first_name} ${customer.last_name}`;
  return (
    <>
      {running && (
        <div className={styles.actions}>
          {Object.keys(dialogs).map((dialog) => (
            <Button
              key={dialog}
              size="xs"
              variant={dialog === "edit" ? "filled" : "default"}
              onClick={() => setOpen(dialog)}
            >
              {t(`contracts.${dialog}.open`)}
            </Button>
          ))}
        </div>
      )}
      <p>
        <Link to={`/customers/${customer.customer_number}`}>
          {name} · {customer.customer_number}
        </Link>
      </p>
      <Part title={t("contracts.prices")}>
        <p className={styles.price}>
          {format.money(contract.yearly_price)} <small>{t("units.per_year")}</small>
        </p>
        <Facts
          facts={[
            [t("orders.product"), contract.product_name],
            [t("orders.commodity"), t(`commodities.${contract.commodity}`)],
            [t("contracts.components.base_price"), priceOf(contract.base_price, "€/month")],
            [
              t("contracts.components.energy_price"),
              contract.energy_blocks?.length
                ? energyPriceText(t, format, contract)
                : priceOf(contract.energy_price, unitOf(contract)),
            ],
            [
              t("contracts.components.energy_price_off_peak"),
              contract.energy_price_off_peak && priceOf(contract.energy_price_off_peak, unitOf(contract)),
            ],
            [t("contracts.consumption"), consumptionOf(contract)],
          ]}
        />
        {(contract.price_changes ?? []).map((change) => (
          <PriceTable key={change.effective_on} change={change}>
            <WithdrawPriceChange found={found} change={change} />
          </PriceTable>
        ))}
      </Part>
      <CasePart orderNumber={contract.order_number} />
      <Part title={t("contracts.data")}>
        <Facts
          facts={[
            [t("orders.number"), contract.order_number],
            [t("contracts.concluded_on"), format.date(contract.concluded_on)],
            [t("orders.start"), format.date(contract.supply_start)],
            [t("contracts.end"), contract.supply_end && format.date(dayBefore(contract.supply_end))],
            [
              t("contracts.minimum_term_until"),
              contract.minimum_term_until && format.date(contract.minimum_term_until),
            ],
            [
              t("contracts.term_until"),
              contract.term_until !== contract.minimum_term_until &&
                contract.term_until &&
                format.date(contract.term_until),
            ],
            [t("orders.renewal"), renewalText(t, contract.conditions)],
            [t("orders.notice_period"), t("orders.days", { count: contract.conditions.notice_period_days })],
            [
              t("orders.supply_address"),
              <AddressLines key="address" address={contract.supply_point.address} />,
            ],
            [t("orders.market_location"), contract.supply_point.market_location],
            [t("contracts.fields.metering_location"), contract.supply_point.metering_location],
            [t("contracts.fields.grid_location"), contract.supply_point.grid_location],
            [t("contracts.grid_operator"), contract.supply_point.grid_operator],
            [
              t("contracts.meters"),
              contract.meters
                .map((meter) => `${meter.meter_number} (${t(`orders.meter_types.${meter.type}`)})`)
                .join(", "),
            ],
          ]}
        />
      </Part>
      {(contract.bundle || (contract.answers ?? []).length > 0) && (
        <Part title={t("orders.besides")}>
          <Facts
            facts={[
              [t("contracts.purchases.bundle.name"), contract.bundle?.name],
              [t("contracts.purchases.bundle.discount"), discountOf(contract)],
              ...(contract.answers ?? []).map(({ question, answer }): [string, string] => [question, answer]),
            ]}
          />
        </Part>
      )}
      {found.form.length > 0 && (
        <Part title={t("contracts.questions")}>
          <Facts
            facts={found.form.map((field) => [
              field.label,
              answerText(field, found.answers[field.key], t) || "–",
            ])}
          />
        </Part>
      )}
      <Part title={t("contracts.account")}>
        <Facts
          facts={[
            [t("contracts.account"), contract.account_number],
            [t("contracts.instalment_amount"), format.money(account.instalment)],
            [t("orders.payment_method"), t(`payment_methods.${account.payment_method}`)],
            [t("orders.iban"), account.iban_masked],
          ]}
        />
      </Part>
      <Part title={t("documents.title")}>
        <CustomerDocuments number={customer.customer_number} contractNumber={contract.contract_number} />
      </Part>
      {found.changes.length > 0 && (
        <Part title={t("contracts.changes")}>
          <Timeline
            happenings={found.changes.map((change) => ({
              id: change.at,
              at: change.at,
              title: change.reason,
              actor: change.actor,
              note: Object.keys(change.after)
                .map((field) =>
                  t("contracts.changed", {
                    field: t(`contracts.fields.${field}`, { defaultValue: field }),
                    before: plain(change.before[field]),
                    after: plain(change.after[field]),
                  }),
                )
                .join("; "),
            }))}
          />
        </Part>
      )}
      {Dialog && <Dialog found={found} close={() => setOpen("")} />}
    </>
  );

  function discountOf({ bundle, bundle_discount_until: until }: Contract) {
    if (!bundle) return null;
    const { recurrence, amount } = bundle.discount;
    const discount = t(`contracts.purchases.bundle.${recurrence}`, { amount: format.money(amount) });
    return until
      ? t("contracts.purchases.bundle.ends_with_part", { discount, date: format.date(until) })
      : discount;
  }

  function priceOf(value: string, unit: string) {
    return `${format.number(value, { min: 2, max: 4 })} ${t(`contracts.units.${unit}`)}`;
  }

  function consumptionOf(one: Contract) {
    const unit = one.commodity === "water" ? "m³" : "kWh";
    const parts = [one.consumption, one.consumption_off_peak].filter(
      (value): value is number => value !== null && value !== undefined,
    );
    return `${parts.map((value) => format.number(String(value))).join(" + ")} ${unit}`;
  }
}

function unitOf(contract: Contract): string {
  return contract.commodity === "water" ? "ct/m³" : "ct/kWh";
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "object" ? Object.values(value).join(", ") || "–" : String(value);
}

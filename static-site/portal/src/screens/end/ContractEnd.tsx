import type { Contract, Customer, CustomerDeclaration, ContractEnd as End } from "@wattwerk/ui/api/models";
import { dayBefore } from "@wattwerk/ui/dates";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { useContract, useDashboard } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";
import { Portlet } from "../../components/Portlet";
import { useBrand } from "../../session/Portal";
import { todayIn } from "../../texts/today";
import { useFormat } from "../../texts/useFormat";
import { grounds } from "./draft";
import styles from "./End.module.css";
import { FinalBillForm } from "./FinalBillForm";
import { useContractEnd } from "./queries";
import { ReceiptButton } from "./ReceiptButton";
import { TakeBackDeclaration } from "./TakeBackDeclaration";
import { Withdrawal } from "./Withdrawal";
import { Wizard } from "./Wizard";

/** How a contract ends: cancelled, withdrawn from, or what has been declared about it already. */
export default function ContractEnd() {
  const { t } = useTranslation();
  const { contractNumber = "" } = useParams();
  const [parameters] = useSearchParams();
  const brand = useBrand();
  const customer = useDashboard().data?.customer;
  const contract = useContract(contractNumber);
  const end = useContractEnd(contractNumber);
  const error = contract.error ?? end.error;
  if (!contract.data || !end.data || !customer) {
    return error ? (
      <Failure error={error} retry={() => Promise.all([contract.refetch(), end.refetch()])} />
    ) : (
      <PageSkeleton />
    );
  }
  const supplied = contract.data.contract;
  const wanted = grounds.find((ground) => ground === parameters.get("ground")) ?? "ordinary";
  const open = end.data.declarations.find(
    ({ kind, status, final_bill }) =>
      (kind === "cancellation" || kind === "move_out") && status === "confirmed" && !final_bill,
  );
  const running = supplied.status === "accepted" || supplied.status === "active";
  return (
    <Page
      title={t("cancellation.wizard.title")}
      subtitle={`${supplied.product_name} · ${supplied.contract_number}`}
      back={{ to: `/contracts/${contractNumber}`, label: t("cancellation.wizard.to_contract") }}
    >
      <div className={styles.column}>
        <Declared end={end.data} />
        <FinalBillOnce
          declaration={open}
          customer={customer}
          bank={`/accounts/${supplied.account_number}/bank`}
        />
        <WithdrawalOnce
          contract={supplied}
          until={end.data.withdrawal_until}
          products={end.data.withdrawn_products ?? []}
        />
      </div>
      <WizardOnce
        key={contractNumber}
        running={running}
        contract={supplied}
        customer={customer}
        today={todayIn(brand.time_zone)}
        ground={wanted}
        wishedOn={parameters.get("on") ?? ""}
      />
    </Page>
  );
}

/** Keeps the receipt on the screen after the contract is no longer running. */
function WizardOnce({ running, ...properties }: { running: boolean } & Parameters<typeof Wizard>[0]) {
  const began = useRef(running);
  if (running) began.current = true;
  // Who has withdrawn has nothing left to cancel.
  if (properties.contract.status === "withdrawn") return null;
  return began.current ? <Wizard {...properties} /> : null;
}

/** Keeps the receipt on the screen after there is nothing left to withdraw from. */
function WithdrawalOnce(properties: { contract: Contract; until: string | null; products: string[] }) {
  const { contract, until, products } = properties;
  const known = useRef(until);
  if (until) known.current = until;
  return known.current ? <Withdrawal contract={contract} until={known.current} products={products} /> : null;
}

/** Keeps its thanks on the screen after the server knows. */
function FinalBillOnce(properties: {
  declaration: CustomerDeclaration | undefined;
  customer: Customer;
  bank: string;
}) {
  const first = useRef(properties.declaration).current;
  return first ? <FinalBillForm {...properties} declaration={first} /> : null;
}

function Declared({ end: newest }: { end: End }) {
  const { t } = useTranslation();
  const format = useFormat();
  // What is declared on this very page shows its own receipt; what was taken back here shows it.
  const known = useRef(new Set(newest.declarations.map((one) => one.declaration_number))).current;
  const declarations = newest.declarations.filter((one) => known.has(one.declaration_number));
  const end = { ...newest, declarations };
  if (end.declarations.length === 0 && !end.supply_end) return null;
  return (
    <Portlet title={t("cancellation.wizard.declared")}>
      {end.status === "withdrawn" ? (
        <p>{t("cancellation.portlet.withdrawn")}</p>
      ) : end.supply_end ? (
        <p>
          {t(
            end.status === "terminated" || end.status === "ended"
              ? "cancellation.portlet.ends"
              : "cancellation.portlet.ends_by_itself",
            { date: format.longDate(dayBefore(end.supply_end)) },
          )}
        </p>
      ) : null}
      {end.declarations.map((declaration) => (
        <div key={declaration.declaration_number} className={`${styles.column} ${styles.declared}`}>
          <p>
            {t(`cancellation.kinds.${declaration.kind}`)} {declaration.declaration_number}:{" "}
            {t(`cancellation.statuses.${declaration.status}`)} ({format.dateTime(declaration.received_at)})
          </p>
          <div>
            <ReceiptButton declarationNumber={declaration.declaration_number} />
          </div>
          <TakeBackDeclaration declaration={declaration} />
        </div>
      ))}
    </Portlet>
  );
}

import { NativeSelect } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { useDashboard } from "../api/queries";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import { useCustomerChoice } from "../session/CustomerChoice";
import { useProfile } from "../session/Portal";
import { mayHaveSeveral, noteSeveral } from "../session/visit";
import { contractLabel } from "../texts/names";
import styles from "./Choices.module.css";

const height = "2.25rem";

/** The customer number and the contract that are shown; each choice only where there is more than one. */
export function Choices() {
  return (
    <>
      <div className={`${styles.choices} screen-only`}>
        <CustomerSelect />
        <ContractSelect />
      </div>
      <ReadOnlyHint />
    </>
  );
}

/** Says so where somebody else's data may only be looked at. */
function ReadOnlyHint() {
  const { t } = useTranslation();
  const readOnly = useProfile().read_only_numbers ?? [];
  const { customerNumber } = useCustomerChoice();
  if (!customerNumber || !readOnly.includes(customerNumber)) return null;
  return (
    <Notice kind="info">
      <p>{t("account.read_only")}</p>
    </Notice>
  );
}

function CustomerSelect() {
  const { t } = useTranslation();
  const numbers = useProfile().customer_numbers ?? [];
  const { customerNumber, chooseCustomer } = useCustomerChoice();
  const navigate = useNavigate();
  if (numbers.length < 2) return null;
  return (
    <NativeSelect
      size="sm"
      aria-label={t("switch.customer_label")}
      value={customerNumber ?? ""}
      data={numbers.map((number) => ({ value: number, label: t("switch.customer", { number }) }))}
      onChange={(event) => {
        chooseCustomer(event.currentTarget.value);
        navigate("/");
      }}
    />
  );
}

function ContractSelect() {
  const { t } = useTranslation();
  const dashboard = useDashboard().data;
  const { contractNumber, chooseContract } = useCustomerChoice();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [placeKept] = useState(mayHaveSeveral);
  const several = dashboard && dashboard.contracts.length > 1;
  useEffect(() => {
    if (dashboard) noteSeveral(dashboard.contracts.length > 1);
  }, [dashboard]);
  // Nothing moves when the answer arrives: a place that was kept stays, also when it is not needed.
  if (!dashboard) return placeKept ? <Skeleton height={height} /> : null;
  if (!several) return placeKept ? <div style={{ height }} /> : null;
  const option = (number: string, label: string) => (
    <option key={number} value={number}>
      {label}
    </option>
  );
  const choose = (number: string) => {
    chooseContract(number || null);
    if (/^\/contracts\/./.test(pathname)) navigate(number ? `/contracts/${number}` : "/contracts");
    else if (/^\/meters\/./.test(pathname)) navigate("/meters");
  };
  return (
    <NativeSelect
      size="sm"
      aria-label={t("switch.contract_label")}
      value={contractNumber ?? ""}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {option("", t("switch.all_contracts"))}
      {dashboard.accounts.map((account) => (
        <optgroup
          key={account.account_number}
          label={t("switch.account", { number: account.account_number })}
        >
          {dashboard.contracts
            .filter((contract) => contract.account_number === account.account_number)
            .map((contract) => option(contract.contract_number, contractLabel(contract, t)))}
        </optgroup>
      ))}
    </NativeSelect>
  );
}

import { Button } from "@mantine/core";
import type { CustomerDeclaration } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "../../components/Facts";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { useBrand } from "../../session/Portal";
import { useFormat } from "../../texts/useFormat";
import styles from "./End.module.css";
import { ReceiptButton } from "./ReceiptButton";

interface ReceiptProps {
  declaration: CustomerDeclaration;
  /** Where to give other bank details, when somebody wants to. */
  bank?: string | undefined;
}

/** What arrived, when, under which number, and what happens next. */
export function Receipt({ declaration, bank }: ReceiptProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const brand = useBrand();
  const { kind, status, ends_on, declared } = declaration;
  const clear = status === "confirmed";
  const date = ends_on ? format.longDate(ends_on) : "";
  return (
    <div className={styles.column}>
      <Notice live kind="success" title={t(`cancellation.receipt.${kind}`)}>
        <p>
          {clear
            ? t(kind === "withdrawal" ? "cancellation.receipt.undone" : "cancellation.receipt.ending", {
                date,
              })
            : t(kind === "move_in" ? "cancellation.receipt.moving_in" : "cancellation.receipt.checked")}
        </p>
      </Notice>
      <Portlet title={t("cancellation.receipt.title")}>
        <Facts
          facts={[
            { term: t("cancellation.fields.declaration_number"), value: declaration.declaration_number },
            {
              term: t("cancellation.fields.received_at"),
              value: format.dateTime(declaration.received_at, brand.time_zone),
            },
            { term: t("contract.number"), value: declaration.contract_number },
            { term: t("cancellation.fields.email"), value: declared.email },
          ]}
        />
      </Portlet>
      <div>
        <ReceiptButton declarationNumber={declaration.declaration_number} />
      </div>
      {bank && declared.final_bill?.payment === "other_account" ? (
        <Notice kind="info" title={t("cancellation.receipt.bank_title")}>
          <p>{t("cancellation.receipt.bank_text")}</p>
          <p>
            <Link to={bank}>{t("cancellation.receipt.bank_link")}</Link>
          </p>
        </Notice>
      ) : null}
      <div className="screen-only">
        <Button component={Link} to="/requests">
          {t("cancellation.receipt.requests")}
        </Button>
      </div>
    </div>
  );
}

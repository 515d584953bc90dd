import { Button } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import type { Customer } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Portlet } from "../../components/Portlet";
import rows from "../../components/Rows.module.css";
import { customerName, streetLine } from "../../texts/names";
import styles from "./Dashboard.module.css";

/** Whose data these are. */
export function CustomerPortlet({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const address = customer.billing_address;
  return (
    <Portlet
      title={t("customer_portlet.title")}
      icon={<IconUser size={20} />}
      action={
        <Button component={Link} to="/profile" variant="light">
          {t("customer_portlet.details")}
        </Button>
      }
    >
      <div className={styles.person}>
        <p className={rows.title}>{customerName(customer)}</p>
        <p>{streetLine(address)}</p>
        <p>
          {address.postcode} {address.town}
        </p>
        <p className={rows.detail}>{customer.email}</p>
        {customer.phone ? <p className={rows.detail}>{customer.phone}</p> : null}
      </div>
    </Portlet>
  );
}

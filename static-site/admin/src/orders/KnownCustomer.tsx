import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../application/texts";
import styles from "../detail/Detail.module.css";
import { Facts } from "../detail/Facts";

interface Someone {
  name: string;
  date_of_birth: string | null;
}

/** Whom an order and a customer number mean, when they seem to be two. */
export interface Differing {
  customer_number: string;
  ordered_by: Someone;
  existing: Someone;
}

interface Properties {
  differing: Differing;
  confirmed: boolean;
  confirm: (confirmed: boolean) => void;
}

/** Shows both, and lets staff say that they are the same customer. */
export function KnownCustomer({ differing, confirmed, confirm }: Properties) {
  const { t } = useTranslation();
  const format = useFormat();
  const described = ({ name, date_of_birth }: Someone) =>
    date_of_birth ? `${name}, ${format.date(date_of_birth)}` : name;
  return (
    <section className={styles.warnings} aria-label={t("orders.same_customer.differs")}>
      <Facts
        facts={[
          [t("orders.same_customer.ordered_by"), described(differing.ordered_by)],
          [
            t("orders.same_customer.existing", { number: differing.customer_number }),
            described(differing.existing),
          ],
        ]}
      />
      <Checkbox
        label={t("orders.same_customer.confirm")}
        checked={confirmed}
        onChange={(event) => confirm(event.currentTarget.checked)}
      />
    </section>
  );
}

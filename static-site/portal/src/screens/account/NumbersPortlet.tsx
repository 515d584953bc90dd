import { Button } from "@mantine/core";
import { IconId } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Account } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { SidePanel } from "../../components/SidePanel";
import { customerApi, keeper } from "../../session/connection";
import styles from "./Account.module.css";
import { FieldsForm, type Values } from "./FieldsForm";
import { useAccountChanged } from "./useAccount";

/** The customer numbers of this login, own ones and those that others share. */
export function NumbersPortlet({ account }: { account: Account }) {
  const { t } = useTranslation();
  const changed = useAccountChanged();
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState(false);

  const add = async (values: Values) => {
    const body = {
      customer_number: values.customer_number?.trim() ?? "",
      last_name: values.last_name?.trim() ?? "",
      secret: values.secret?.trim() ?? "",
    };
    const answer = await answerOf(customerApi.POST("/portal/account/customer-numbers", { body }));
    // Only new access tokens know the number.
    await keeper.renew();
    await changed(answer);
    setAdded(true);
    setOpen(false);
  };
  const field = (name: string) => ({
    name,
    label: t(`account.register.${name}`),
    hint: t(`account.register.${name}_hint`),
  });

  return (
    <Portlet
      title={t("account.numbers_title")}
      icon={<IconId size={20} />}
      action={
        <Button variant="light" onClick={() => setOpen(true)}>
          {t("account.numbers_add")}
        </Button>
      }
    >
      <div className={styles.stack}>
        {added ? (
          <Notice live kind="success">
            <p>{t("account.numbers_added")}</p>
          </Notice>
        ) : null}
        <ul className={styles.rows}>
          {account.own_numbers.map((number) => (
            <li key={number} className={styles.row}>
              {number}
            </li>
          ))}
          {Object.entries(account.shared_numbers).map(([number, access]) => (
            <li key={number} className={styles.row}>
              <div>
                <p>{number}</p>
                <p className={styles.dimmed}>{t(`account.shared_${access}`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
      <SidePanel title={t("account.numbers_add")} open={open} onClose={() => setOpen(false)}>
        <FieldsForm
          fields={[field("customer_number"), field("last_name"), field("secret")]}
          submit={t("account.numbers_add")}
          onSubmit={add}
        />
      </SidePanel>
    </Portlet>
  );
}

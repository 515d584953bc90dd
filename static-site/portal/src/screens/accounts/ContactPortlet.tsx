import { Button } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import type { Customer } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "../../components/Facts";
import { Portlet } from "../../components/Portlet";
import { consented, wishes } from "./consents";

/** How the customer can be reached, and what about. */
export function ContactPortlet({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const given = consented(customer);
  return (
    <Portlet
      title={t("requests.contact.change_title")}
      icon={<IconAddressBook size={20} />}
      action={
        <Button component={Link} to="/profile/contact" variant="light">
          {t("actions.edit")}
        </Button>
      }
    >
      <Facts
        facts={[
          { term: t("profile.email"), value: customer.email },
          { term: t("profile.phone"), value: customer.phone },
          { term: t("requests.details.mobile"), value: customer.mobile },
          {
            term: t("requests.details.consents"),
            value: wishes
              .filter((name) => given[name])
              .map((name) => <div key={name}>{t(`requests.details.${name}`)}</div>),
          },
        ]}
      />
    </Portlet>
  );
}

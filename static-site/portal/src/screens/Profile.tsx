import { Button, NativeSelect, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { IconAddressBook, IconLock, IconLogout, IconSettings, IconUser } from "@tabler/icons-react";
import type { Customer, Language } from "@wattwerk/ui/api/models";
import { isLanguage, languageNames } from "@wattwerk/ui/language";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDashboard } from "../api/queries";
import { Address } from "../components/Address";
import { Facts } from "../components/Facts";
import { Failure } from "../components/Failure";
import { Cards, Page } from "../components/Page";
import { Portlet } from "../components/Portlet";
import { Skeleton } from "../components/Skeleton";
import { chooseOwnLanguage } from "../session/language";
import { useBrand, useProfile } from "../session/Portal";
import { useSignOut } from "../session/useSignOut";
import { useFormat } from "../texts/useFormat";
import { DisclosurePortlet } from "./account/DisclosurePortlet";
import styles from "./Profile.module.css";

/** The customer's data, and how this portal behaves on this device. */
export default function Profile() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDashboard();
  return (
    <Page
      title={t("profile.title")}
      subtitle={data ? t("switch.customer", { number: data.customer.customer_number }) : "\u00a0"}
    >
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      <Cards>
        {data ? <PersonPortlet customer={data.customer} /> : <Skeleton height="16rem" />}
        {data ? <ContactPortlet customer={data.customer} /> : <Skeleton height="16rem" />}
        <SettingsPortlet />
        <SecurityPortlet />
        {data ? <DisclosurePortlet customerNumber={data.customer.customer_number} /> : null}
      </Cards>
    </Page>
  );
}

function PersonPortlet({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const person = [customer.title, customer.first_name, customer.last_name].filter(Boolean).join(" ");
  return (
    <Portlet
      title={t("profile.person_title")}
      icon={<IconUser size={20} />}
      action={
        <Button component={Link} to="/profile/name" variant="light">
          {t("requests.name.action")}
        </Button>
      }
    >
      <Facts
        facts={[
          { term: t("profile.company"), value: customer.company },
          {
            term: t("profile.salutation"),
            value: customer.salutation === "none" ? null : t(`salutations.${customer.salutation}`),
          },
          { term: t(customer.company ? "profile.contact_person" : "profile.name"), value: person },
          {
            term: t("profile.date_of_birth"),
            value: customer.date_of_birth ? format.longDate(customer.date_of_birth) : null,
          },
          { term: t("profile.since"), value: format.longDate(customer.since) },
        ]}
      />
    </Portlet>
  );
}

function ContactPortlet({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  return (
    <Portlet
      title={t("profile.contact_title")}
      icon={<IconAddressBook size={20} />}
      action={
        <>
          <Button component={Link} to="/profile/contact" variant="light">
            {t("requests.contact.action")}
          </Button>
          <Button component={Link} to="/profile/bills" variant="default">
            {t("requests.bills.action")}
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          { term: t("profile.email"), value: customer.email },
          { term: t("profile.phone"), value: customer.phone || t("profile.no_phone") },
          { term: t("requests.details.mobile"), value: customer.mobile },
          { term: t("requests.details.fax"), value: customer.fax },
          { term: t("profile.billing_address"), value: <Address address={customer.billing_address} /> },
        ]}
      />
    </Portlet>
  );
}

function SettingsPortlet() {
  const { t, i18n } = useTranslation();
  const languages = useBrand().languages.filter(isLanguage);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Portlet title={t("profile.settings_title")} icon={<IconSettings size={20} />}>
      <div className={styles.settings}>
        <NativeSelect
          label={t("languages.label")}
          description={t("profile.language_hint")}
          value={i18n.language}
          data={languages.map((language: Language) => ({ value: language, label: languageNames[language] }))}
          onChange={(event) => chooseOwnLanguage(event.currentTarget.value as Language)}
        />
        <div className={styles.setting}>
          <span className={styles.label} id="colour-scheme">
            {t("appearance.label")}
          </span>
          <SegmentedControl
            aria-labelledby="colour-scheme"
            fullWidth
            value={colorScheme}
            onChange={(value) => setColorScheme(value as "light" | "dark" | "auto")}
            data={(["light", "dark", "auto"] as const).map((scheme) => ({
              value: scheme,
              label: t(`appearance.${scheme}`),
            }))}
          />
        </div>
      </div>
    </Portlet>
  );
}

function SecurityPortlet() {
  const { t } = useTranslation();
  const profile = useProfile();
  const signOut = useSignOut();
  return (
    <Portlet
      title={t("profile.security_title")}
      icon={<IconLock size={20} />}
      action={
        <>
          <Button component={Link} to="/profile/account" variant="light">
            {t("account.open")}
          </Button>
          <Button variant="default" leftSection={<IconLogout size={20} />} onClick={signOut}>
            {t("actions.sign_out")}
          </Button>
        </>
      }
    >
      <div className={styles.settings}>
        <p>{t("profile.signed_in_as", { name: profile.name })}</p>
        <p className={styles.dimmed}>{t("account.open_text")}</p>
      </div>
    </Portlet>
  );
}

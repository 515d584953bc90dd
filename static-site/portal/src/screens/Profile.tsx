import { Button, NativeSelect, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { IconAddressBook, IconLock, IconLogout, IconSettings, IconUser } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Customer, Language } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { isLanguage, languageNames } from "@wattwerk/ui/language";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDashboard } from "../api/queries";
import { Address } from "../components/Address";
import { Facts } from "../components/Facts";
import { Failure } from "../components/Failure";
import { Notice } from "../components/Notice";
import { Cards, Page } from "../components/Page";
import { Portlet } from "../components/Portlet";
import { Skeleton } from "../components/Skeleton";
import { publicApi } from "../session/connection";
import { useBrand, useProfile } from "../session/Portal";
import { useSignOut } from "../session/useSignOut";
import { chooseLanguage } from "../texts/i18n";
import { useProblemText } from "../texts/problems";
import { useFormat } from "../texts/useFormat";
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
      </Cards>
    </Page>
  );
}

function PersonPortlet({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const person = [customer.title, customer.first_name, customer.last_name].filter(Boolean).join(" ");
  return (
    <Portlet title={t("profile.person_title")} icon={<IconUser size={20} />}>
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
  const { contact } = useBrand();
  return (
    <Portlet title={t("profile.contact_title")} icon={<IconAddressBook size={20} />}>
      <Facts
        facts={[
          { term: t("profile.email"), value: customer.email },
          { term: t("profile.phone"), value: customer.phone || t("profile.no_phone") },
          { term: t("profile.billing_address"), value: <Address address={customer.billing_address} /> },
        ]}
      />
      <p className={styles.hint}>
        {t("profile.change_hint")} <a href={`mailto:${contact.email}`}>{contact.email}</a>,{" "}
        <a href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`}>{contact.phone}</a>
      </p>
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
          onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}
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
  const brand = useBrand();
  const signOut = useSignOut();
  const problemText = useProblemText();
  const [state, setState] = useState<"idle" | "sending" | "sent">("idle");
  const [error, setError] = useState<unknown>(null);

  const requestLink = async () => {
    setState("sending");
    setError(null);
    try {
      const body = { brand: brand.id, name: profile.email, purpose: "set_password" as const };
      await answerOf(publicApi.POST("/identity/links", { body }));
      setState("sent");
    } catch (thrown) {
      setError(thrown);
      setState("idle");
    }
  };

  return (
    <Portlet
      title={t("profile.security_title")}
      icon={<IconLock size={20} />}
      action={
        <>
          <Button variant="light" loading={state === "sending"} onClick={requestLink}>
            {t("profile.change_password")}
          </Button>
          <Button variant="default" leftSection={<IconLogout size={20} />} onClick={signOut}>
            {t("actions.sign_out")}
          </Button>
        </>
      }
    >
      <div className={styles.settings}>
        <p>{t("profile.signed_in_as", { name: profile.name })}</p>
        {state === "sent" ? (
          <Notice live kind="success" title={t("link_request.sent_title")}>
            <p>{t("profile.password_mail_sent", { email: profile.email })}</p>
          </Notice>
        ) : (
          <p className={styles.dimmed}>{t("profile.change_password_text", { email: profile.email })}</p>
        )}
        {error ? (
          <Notice live kind="error">
            <p>{problemText(asProblem(error))}</p>
          </Notice>
        ) : null}
      </div>
    </Portlet>
  );
}

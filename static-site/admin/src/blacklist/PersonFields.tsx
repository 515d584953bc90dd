import { TextInput } from "@mantine/core";
import type { BlockedPerson } from "@wattwerk/ui/api/models";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { faultAt } from "../detail/faults";
import styles from "./Blacklist.module.css";

export const nobody: BlockedPerson = {
  first_name: "",
  last_name: "",
  company: "",
  date_of_birth: null,
  street: "",
  house_number: "",
  postcode: "",
  town: "",
  email: "",
  phone: "",
  iban: "",
};

interface Properties {
  person: BlockedPerson;
  change: (person: BlockedPerson) => void;
  problem: ApiProblem | null;
}

/** By what somebody is recognised; every part may stay empty. */
export function PersonFields({ person, change, problem }: Properties) {
  const { t } = useTranslation();
  const field = (name: keyof BlockedPerson) => ({
    label: t(`blacklist.person.${name}`),
    value: person[name] ?? "",
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      change({ ...person, [name]: name === "date_of_birth" ? value || null : value });
    },
    error: faultAt(t, problem, `/person/${name}`),
    autoComplete: "off",
    // Fields beside each other begin at one height.
    inputWrapperOrder: ["label", "input", "description", "error"] as (
      | "label"
      | "input"
      | "description"
      | "error"
    )[],
  });
  return (
    <>
      <div className={styles.pair}>
        <TextInput {...field("first_name")} />
        <TextInput {...field("last_name")} />
      </div>
      <div className={styles.pair}>
        <TextInput {...field("date_of_birth")} type="date" />
        <TextInput {...field("company")} />
      </div>
      <div className={styles.pair}>
        <TextInput {...field("street")} />
        <TextInput {...field("house_number")} />
      </div>
      <div className={styles.pair}>
        <TextInput {...field("postcode")} inputMode="numeric" />
        <TextInput {...field("town")} />
      </div>
      <TextInput {...field("email")} description={t("blacklist.person.email_hint")} />
      <div className={styles.pair}>
        <TextInput {...field("phone")} type="tel" />
        <TextInput {...field("iban")} description={t("blacklist.person.iban_hint")} />
      </div>
    </>
  );
}

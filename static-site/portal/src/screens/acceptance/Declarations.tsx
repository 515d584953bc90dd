import { Checkbox } from "@mantine/core";
import type { ReviewedSupply } from "@wattwerk/ui/api/models";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { useTranslation } from "react-i18next";
import { useFieldText } from "../../texts/problems";
import styles from "./Acceptance.module.css";
import { Withdrawal } from "./Summary";

export interface Given {
  terms: boolean;
  withdrawal_information: boolean;
  power_of_attorney: boolean;
  marketing_email: boolean;
  mandate_granted: boolean;
}

export const nothing: Given = {
  terms: false,
  withdrawal_information: false,
  power_of_attorney: false,
  marketing_email: false,
  mandate_granted: false,
};

interface Properties {
  texts: Record<string, string>;
  /** The other tariffs of a bundle: each power of attorney names its own previous supplier. */
  further: ReviewedSupply[];
  household: boolean;
  byDebit: boolean;
  switches: boolean;
  given: Given;
  change: (given: Given) => void;
  problem: ApiProblem | null;
}

/** The boxes that a customer ticks, with the very words that are stored with the order. */
export function Declarations(properties: Properties) {
  const { texts, further, household, byDebit, switches, given, change, problem } = properties;
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const boxes = [
    { name: "terms", text: "terms", asked: true },
    { name: "withdrawal_information", text: "withdrawal_information", asked: household },
    { name: "mandate_granted", text: "sepa_mandate", asked: byDebit },
    { name: "power_of_attorney", text: "power_of_attorney", asked: switches },
    { name: "marketing_email", text: "marketing_email", asked: true },
  ] as const;
  return (
    <section className={styles.part}>
      <h2>{t("acceptance.declarations")}</h2>
      {household && <Withdrawal />}
      {boxes.flatMap(({ name, text, asked }) => {
        if (!asked) return [];
        const pointer = name === "mandate_granted" ? `/payment/${name}` : `/consents/${name}`;
        const fault = problem?.errors.find((one) => one.pointer === pointer);
        return (
          <Checkbox
            key={name}
            name={name}
            iconColor="var(--ww-on-primary)"
            label={
              name === "power_of_attorney"
                ? [...new Set([texts[text], ...further.map((part) => part.power_of_attorney)])].map(
                    (told) => (
                      <span key={told} className={styles.told}>
                        {told}
                      </span>
                    ),
                  )
                : texts[text]
            }
            checked={given[name]}
            onChange={(event) => change({ ...given, [name]: event.currentTarget.checked })}
            error={fault && fieldText(fault)}
          />
        );
      })}
    </section>
  );
}

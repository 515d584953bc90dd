import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Language } from "@wattwerk/ui/api/models";
import { ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "../../components/Facts";
import styles from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { FrontPage } from "../../layout/FrontPage";
import { usePage } from "../../layout/usePage";
import { publicApi } from "../../session/connection";
import { useBrand } from "../../session/Portal";
import { FieldsForm, type Values } from "./FieldsForm";

const userName = /^[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß0-9._-]{3,39}$/;

const proofs = ["/customer_number", "/last_name", "/secret"];

type Step = "customer" | "person" | "review" | "sent";

/** A customer asks for a login: what proves the contract, who it is for, a look at everything. */
export default function Registration() {
  const { t, i18n } = useTranslation();
  const brand = useBrand();
  const [step, setStep] = useState<Step>("customer");
  const [values, setValues] = useState<Values>({});
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  usePage(t("account.register.title"));

  const take = (given: Values, next: Step) => {
    setValues((before) => ({ ...before, ...given }));
    setRefusal(null);
    setStep(next);
    return undefined;
  };
  const takePerson = (given: Values) => {
    if (given.user_name && !userName.test(given.user_name.trim())) {
      throw new ApiProblem(422, "validation_failed", [
        { pointer: "/user_name", code: "string_pattern_mismatch", parameters: {} },
      ]);
    }
    return take(given, "review");
  };
  const send = async () => {
    const text = (name: string) => values[name]?.trim() ?? "";
    const body = {
      brand: brand.id,
      customer_number: text("customer_number"),
      last_name: text("last_name"),
      secret: text("secret"),
      name: text("name"),
      email: text("email"),
      user_name: text("user_name") || null,
      language: i18n.language as Language,
    };
    try {
      await answerOf(publicApi.POST("/identity/registrations", { body }));
      setStep("sent");
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.errors.length === 0) throw problem;
      // The fault is at a field of an earlier step.
      setRefusal(problem);
      setStep(problem.errors.some(({ pointer }) => proofs.includes(pointer)) ? "customer" : "person");
    }
  };
  const field = (name: string) => ({
    name,
    label: t(`account.register.${name}`),
    hint: t(`account.register.${name}_hint`),
  });

  return (
    <FrontPage>
      <div className={styles.form}>
        <div className={styles.head}>
          <h1>{t("account.register.title")}</h1>
          <p className={styles.text}>{t(`account.register.text_${step}`)}</p>
        </div>
        {step === "customer" ? (
          <FieldsForm
            key="customer"
            initial={values}
            refusal={refusal}
            fields={[field("customer_number"), field("last_name"), field("secret")]}
            submit={t("account.register.next")}
            onSubmit={(given) => take(given, "person")}
          />
        ) : null}
        {step === "person" ? (
          <FieldsForm
            key="person"
            initial={values}
            refusal={refusal}
            fields={[
              { ...field("name"), autoComplete: "name" },
              { ...field("email"), kind: "email", autoComplete: "email" },
              { ...field("user_name"), optional: true, autoComplete: "username" },
            ]}
            submit={t("account.register.next")}
            onSubmit={takePerson}
          />
        ) : null}
        {step === "review" ? (
          <FieldsForm key="review" fields={[]} submit={t("account.register.send")} onSubmit={send}>
            <Facts
              facts={["customer_number", "last_name", "secret", "name", "email", "user_name"].map((name) => ({
                term: t(`account.register.${name}`),
                value: values[name],
              }))}
            />
          </FieldsForm>
        ) : null}
        {step === "sent" ? (
          <Notice live kind="success" title={t("account.register.sent_title")}>
            <p>{t("account.register.sent_text", { email: values.email })}</p>
          </Notice>
        ) : null}
        {step === "person" || step === "review" ? (
          <Button
            variant="default"
            fullWidth
            onClick={() => setStep(step === "review" ? "person" : "customer")}
          >
            {t("account.register.back")}
          </Button>
        ) : null}
        <Button
          component={Link}
          to="/sign-in"
          variant="subtle"
          fullWidth
          leftSection={<IconArrowLeft size={18} />}
        >
          {t("link_request.back")}
        </Button>
      </div>
    </FrontPage>
  );
}

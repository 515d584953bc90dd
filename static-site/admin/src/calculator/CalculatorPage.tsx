import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Commodity, CustomerType, Language, Quote, StaffQuoteRequest } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { fieldText } from "@wattwerk/ui/texts";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { NumberField } from "../products/fields";
import styles from "../products/Products.module.css";
import { QuoteView } from "./QuoteView";

const commodities = ["electricity", "heating_electricity", "gas"] as const;

interface Inputs {
  postcode: string;
  town: string;
  street: string;
  house_number: string;
  commodity: Commodity;
  consumption: string;
  off_peak: string;
  gas: string;
  customer_type: CustomerType;
  as_of: string;
}

const empty: Inputs = {
  postcode: "",
  town: "",
  street: "",
  house_number: "",
  commodity: "electricity",
  consumption: "3500",
  off_peak: "",
  gas: "",
  customer_type: "household",
  as_of: "",
};

/** The tariff calculator as staff use it on the telephone: one line of questions, every answer with its reasons. */
export default function CalculatorPage() {
  const { t, i18n } = useTranslation();
  const { brand } = useBrand();
  const { quoteId } = useParams();
  const navigate = useNavigate();
  const language = i18n.language as Language;
  const [inputs, setInputs] = useState(empty);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const [attempt] = useState(() => new Attempt());
  const query = useQuery({
    queryKey: ["quote", quoteId],
    queryFn: () =>
      answerOf(api.GET("/staff/quotes/{quote_id}", { params: { path: { quote_id: quoteId ?? "" } } })),
    enabled: Boolean(quoteId),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const set = (patch: Partial<Inputs>) => setInputs({ ...inputs, ...patch });
  const error = (pointer: string) => {
    const fault = problem?.errors.find((entry) => entry.pointer === pointer);
    return fault && fieldText(t, fault);
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    try {
      const body = requestOf(brand, inputs);
      const quote: Quote = await answerOf(
        api.POST("/staff/quotes", {
          params: {
            query: { language },
            header: { "Idempotency-Key": attempt.keyFor({ ...body, language, now: Date.now() }) },
          },
          body,
        }),
      );
      attempt.finish();
      void navigate(`/calculator/${quote.quote_id}`);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("products.calculator.title")}</h1>
      </header>
      <form onSubmit={submit} className={styles.entry} noValidate>
        <div className={styles.fields}>
          <TextInput
            label={t("products.calculator.postcode")}
            inputMode="numeric"
            maxLength={5}
            value={inputs.postcode}
            onChange={(event) => set({ postcode: event.currentTarget.value })}
            error={error("/postcode")}
          />
          <TextInput
            label={t("products.calculator.town")}
            value={inputs.town}
            onChange={(event) => set({ town: event.currentTarget.value })}
            error={error("/town")}
          />
          {(query.data?.street_matters || inputs.street) && (
            <>
              <TextInput
                label={t("products.calculator.street")}
                value={inputs.street}
                onChange={(event) => set({ street: event.currentTarget.value })}
                error={error("/street")}
              />
              <TextInput
                label={t("products.calculator.house_number")}
                value={inputs.house_number}
                onChange={(event) => set({ house_number: event.currentTarget.value })}
                error={error("/house_number")}
              />
            </>
          )}
          <NativeSelect
            label={t("products.fields.commodity")}
            value={inputs.commodity}
            data={commodities.map((value) => ({ value, label: t(`commodities.${value}`) }))}
            onChange={(event) => set({ commodity: event.currentTarget.value as Commodity })}
          />
          <NumberField
            label={t("products.calculator.consumption")}
            unit="kWh"
            value={inputs.consumption}
            change={(consumption) => set({ consumption })}
            error={error("/consumption")}
          />
          {inputs.commodity !== "gas" && (
            <NumberField
              label={t("products.calculator.off_peak")}
              unit="kWh"
              value={inputs.off_peak}
              change={(off_peak) => set({ off_peak })}
              error={error("/consumption_off_peak")}
            />
          )}
          {inputs.commodity !== "gas" && (
            <NumberField
              label={t("products.calculator.gas")}
              unit="kWh"
              value={inputs.gas}
              change={(gas) => set({ gas })}
              error={error("/further_supplies/0/consumption")}
            />
          )}
          <NativeSelect
            label={t("products.fields.customer_types")}
            value={inputs.customer_type}
            data={(["household", "business"] as const).map((value) => ({
              value,
              label: t(`customer_types.${value}`),
            }))}
            onChange={(event) => set({ customer_type: event.currentTarget.value as CustomerType })}
          />
          <TextInput
            type="date"
            label={t("products.calculator.as_of")}
            value={inputs.as_of}
            onChange={(event) => set({ as_of: event.currentTarget.value })}
            error={error("/as_of")}
          />
        </div>
        {problem && <Notice problem={problem} />}
        <div className={styles.actions}>
          <Button type="submit" loading={sending}>
            {t("products.calculator.calculate")}
          </Button>
        </div>
      </form>
      {quoteId && query.isPending && <Loading />}
      {query.isError && <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {query.data && <QuoteView quote={query.data} />}
    </div>
  );
}

function requestOf(brand: string, inputs: Inputs): StaffQuoteRequest {
  const number = (text: string) => Math.round(Number(text.replace(",", ".")));
  const gas = inputs.commodity !== "gas" && inputs.gas;
  return {
    brand,
    postcode: inputs.postcode.trim(),
    town: inputs.town.trim() || null,
    street: inputs.street.trim() || null,
    house_number: inputs.house_number.trim() || null,
    commodity: inputs.commodity,
    consumption: number(inputs.consumption),
    consumption_off_peak: inputs.off_peak && inputs.commodity !== "gas" ? number(inputs.off_peak) : null,
    customer_type: inputs.customer_type,
    further_supplies: gas
      ? [{ commodity: "gas", consumption: number(inputs.gas), consumption_off_peak: null }]
      : [],
    as_of: inputs.as_of || null,
  };
}

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { StaffOffer } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import detail from "../detail/Detail.module.css";
import { generalProblem, otherFaults } from "../detail/faults";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { useFirstFault } from "../detail/useFirstFault";
import { chosenBundles, chosenExtras, chosenTariffs, isChosen } from "./basket";
import { Choice, ExtraPrice, YearlyPrice } from "./Choice";
import { SheetContext } from "./Fields";
import { basketOf, type Form, offerTerms, ofOffer, pointers } from "./form";
import { LetterPreview } from "./LetterPreview";
import { Demand, OfferWords, Person, Supply } from "./Parts";
import styles from "./Sales.module.css";
import { StartingForm } from "./StartingForm";
import { useQuote } from "./useQuote";

const shown = [...Object.values(pointers), "/answers"];

/** Draft an offer, or change a draft. */
export default function OfferFormPage() {
  const { number } = useParams();
  const offer = useQuery({
    queryKey: ["offer", number],
    queryFn: () =>
      answerOf(api.GET("/staff/offers/{offer_number}", { params: { path: { offer_number: number ?? "" } } })),
    enabled: number !== undefined,
  });
  if (!number) return <StartingForm>{(start) => <OfferSheet start={dated(start)} />}</StartingForm>;
  if (offer.data) return <OfferSheet start={ofOffer(offer.data)} offer={offer.data} />;
  if (offer.isError) {
    return <Notice problem={asProblem(offer.error)} retry={() => void offer.refetch()} />;
  }
  return <Loading />;
}

function OfferSheet({ start, offer }: { start: Form; offer?: StaffOffer }) {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const client = useQueryClient();
  const navigate = useNavigate();
  const attempt = useMemo(() => new Attempt(), []);
  const sheet = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(start);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const {
    quote,
    basket,
    setBasket,
    problem: quoteProblem,
    calculate,
    calculating,
  } = useQuote(form, offer && basketOf(offer));
  const chosen = quote ? [...chosenTariffs(quote, basket), ...chosenBundles(quote, basket)] : [];
  const extras = quote ? chosenExtras(quote, basket) : [];
  const ready = quote && isChosen(basket);

  // A draft is opened with what it offers, at today's prices.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened
  useEffect(() => {
    if (offer) void calculate();
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!ready) {
      await calculate();
      return;
    }
    const terms = offerTerms(form, quote, basket);
    setSending(true);
    setProblem(null);
    try {
      const saved = offer ? await changed(offer, terms) : await drafted(terms);
      attempt.finish();
      client.setQueryData(["offer", saved.offer_number], saved);
      void client.invalidateQueries({ queryKey: ["offers"] });
      notifications.show({ message: t("offers.saved"), color: "green" });
      void navigate(`/offers/${saved.offer_number}`);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setSending(false);
    }
  }

  function drafted(terms: ReturnType<typeof offerTerms>) {
    const body = { brand, ...terms };
    const header = { "Idempotency-Key": attempt.keyFor(body) };
    return answerOf(api.POST("/staff/offers", { params: { header }, body }));
  }

  function changed({ offer_number, version }: StaffOffer, terms: ReturnType<typeof offerTerms>) {
    const body = { version, ...terms };
    const header = { "Idempotency-Key": attempt.keyFor(body) };
    return answerOf(
      api.PUT("/staff/offers/{offer_number}", { params: { path: { offer_number }, header }, body }),
    );
  }

  const faulty = problem ?? quoteProblem;
  const general = generalProblem(faulty, shown);
  const others = otherFaults(t, faulty, shown);
  useFirstFault(sheet, faulty);
  return (
    <SheetContext
      value={{
        form,
        change: (part) => setForm((before) => ({ ...before, ...part })),
        problem: faulty,
      }}
    >
      <header className={styles.head}>
        <h1>{offer ? t("offers.title", { number: offer.offer_number }) : t("offers.new")}</h1>
      </header>
      <form ref={sheet} onSubmit={submit} className={styles.sheet} noValidate>
        <div className={styles.form}>
          <Demand calculate={() => void calculate()} calculating={calculating} />
          {quote && (
            <Choice
              quote={quote}
              basket={basket}
              several
              answersAt={({ product_code }) => `/answers/${product_code}`}
              change={setBasket}
            />
          )}
          <Person birthday={false} />
          <Supply required={false} />
          <OfferWords />
        </div>
        <aside className={styles.aside} aria-label={t("offers.summary_title")}>
          <h2>{t("offers.summary_title")}</h2>
          {chosen.length === 0 && <p className={detail.muted}>{t("offers.choose_first")}</p>}
          <ul className={styles.tariffs}>
            {chosen.map((one) => (
              <li key={one.name}>
                {one.name}:{" "}
                <strong>
                  <YearlyPrice of={one} />
                </strong>
              </li>
            ))}
            {extras.map((product) => (
              <li key={product.product_code}>
                + {product.name}: <ExtraPrice product={product} />
              </li>
            ))}
          </ul>
          {general && <Notice problem={general} />}
          {others.length > 0 && (
            <ul aria-label={t("offers.other_faults")}>
              {others.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          )}
          <p className={detail.muted}>{t("offers.draft_hint")}</p>
          {ready && (
            <LetterPreview
              letter={() => ({
                brand,
                offer_number: offer?.offer_number ?? "",
                ...offerTerms(form, quote, basket),
              })}
              refused={setProblem}
            />
          )}
          <Button type="submit" loading={sending || calculating}>
            {t(!ready ? "offers.calculate" : "offers.save")}
          </Button>
        </aside>
      </form>
    </SheetContext>
  );
}

/** Offers hold for three weeks unless staff decide otherwise. */
function dated(form: Form): Form {
  const day = new Date();
  day.setDate(day.getDate() + 21);
  return { ...form, valid_until: day.toISOString().slice(0, 10) };
}

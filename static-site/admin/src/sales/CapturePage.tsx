import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { OrderReview } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { attachedFile } from "../detail/attachedFile";
import detail from "../detail/Detail.module.css";
import { Facts } from "../detail/Facts";
import { generalProblem, otherFaults } from "../detail/faults";
import { Notice } from "../detail/Notice";
import { useFirstFault } from "../detail/useFirstFault";
import { askingProducts, chosenBundles, chosenExtras } from "./basket";
import { BundleDetail, Choice, ExtraPrice } from "./Choice";
import { SheetContext } from "./Fields";
import { type Form, mandateOf, orderDraft, orderedTariffs, pointers } from "./form";
import { Declarations, Demand, FurtherMeter, Payment, Person, Supply } from "./Parts";
import styles from "./Sales.module.css";
import { StartingForm } from "./StartingForm";
import { useQuote } from "./useQuote";

const shown = Object.values(pointers);

/** Take an order down for a customer, on one page. */
export default function CapturePage() {
  return <StartingForm>{(start) => <CaptureSheet start={start} />}</StartingForm>;
}

function CaptureSheet({ start }: { start: Form }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const attempt = useMemo(() => new Attempt(), []);
  const sheet = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(start);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [review, setReview] = useState<OrderReview | null>(null);
  const [sending, setSending] = useState(false);
  const { quote, basket, setBasket, problem: quoteProblem, calculate, calculating } = useQuote(form);
  const [tariff, ...further] = quote ? orderedTariffs(quote, basket) : [];
  const bundle = quote && chosenBundles(quote, basket)[0];
  const extras = quote ? chosenExtras(quote, basket) : [];

  function change(part: Partial<Form>) {
    setForm((before) => ({ ...before, ...part }));
    // What was read out is not what would be ordered any more.
    setReview(null);
  }

  async function act<Answer>(request: () => Promise<Answer>, then: (answer: Answer) => void) {
    setSending(true);
    setProblem(null);
    try {
      then(await request());
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setReview(null);
    } finally {
      setSending(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!quote || !tariff) {
      void calculate();
      return;
    }
    const draft = orderDraft(form, quote, basket);
    if (!review) {
      const body = { ...draft, channel: form.channel, mandate_attached: mandateOf(form) !== null };
      void act(() => answerOf(api.POST("/staff/order-reviews", { body })), setReview);
      return;
    }
    const mandate = mandateOf(form);
    void act(
      async () => {
        const body = {
          ...draft,
          expected_yearly_price: tariff.yearly_price,
          channel: form.channel,
          customer_number: form.customer_number,
          mandate_document: mandate && (await attachedFile(mandate)),
        };
        const header = { "Idempotency-Key": attempt.keyFor(body) };
        return answerOf(api.POST("/staff/orders", { params: { header }, body }));
      },
      (receipt) => {
        attempt.finish();
        notifications.show({
          message: t("offers.capture.done", { number: receipt.order_number }),
          color: "green",
        });
        void client.invalidateQueries({ queryKey: ["orders"] });
        void navigate(`/orders/${receipt.order_number}`);
      },
    );
  }

  /** Where the order has the answers of a product. */
  function placeOf(code: string): string {
    const among = (products: { product_code: string }[]) =>
      products.findIndex(({ product_code }) => product_code === code);
    if (among(extras) >= 0) return `/extras/${among(extras)}/answers`;
    return among(further) >= 0 ? `/further_supplies/${among(further)}/answers` : "/answers";
  }

  const places = quote ? askingProducts(quote, basket).map((one) => placeOf(one.product_code)) : [];
  const faulty = problem ?? quoteProblem;
  const general = generalProblem(faulty, [...shown, ...places]);
  const others = otherFaults(t, faulty, [...shown, ...places]);
  useFirstFault(sheet, faulty);
  return (
    <SheetContext value={{ form, change, problem: faulty }}>
      <header className={styles.head}>
        <h1>{t("pages.capture")}</h1>
        {form.customer_number && (
          <Link to={`/customers/${form.customer_number}`}>
            {t("orders.to_customer", { number: form.customer_number })}
          </Link>
        )}
      </header>
      <form ref={sheet} onSubmit={submit} className={styles.sheet} noValidate>
        <div className={styles.form}>
          <Demand calculate={() => void calculate()} calculating={calculating} />
          {quote && (
            <Choice
              quote={quote}
              basket={basket}
              several={false}
              answersAt={({ product_code }) => placeOf(product_code)}
              change={(next) => {
                setBasket(next);
                setReview(null);
              }}
            />
          )}
          <Person birthday />
          <Supply required />
          {further[0] && <FurtherMeter name={further[0].name} />}
          <Payment />
          <Declarations />
        </div>
        <aside className={styles.aside} aria-label={t("offers.capture.summary")}>
          <h2>{t("offers.capture.summary")}</h2>
          {tariff ? (
            <>
              <p className={detail.price}>
                {format.money((bundle ?? tariff).yearly_price)} <small>{t("units.per_year")}</small>
              </p>
              <p>{(bundle ?? tariff).name}</p>
              {bundle && (
                <p className={detail.muted}>
                  <BundleDetail bundle={bundle} />
                </p>
              )}
              {extras.map((product) => (
                <p key={product.product_code}>
                  + {product.name}: <ExtraPrice product={product} />
                </p>
              ))}
            </>
          ) : (
            <p className={detail.muted}>{t("offers.capture.choose_first")}</p>
          )}
          {review && <SummaryLines lines={review.contract_summary} />}
          {review?.further_supplies?.map((part) => (
            <section key={part.offer.product_code}>
              <h3>{part.offer.name}</h3>
              <SummaryLines lines={part.contract_summary} />
            </section>
          ))}
          {general && <Notice problem={general} />}
          {others.length > 0 && (
            <ul aria-label={t("offers.other_faults")}>
              {others.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          )}
          <output className={detail.muted}>
            {review ? t("offers.capture.read_out") : faulty && t("offers.capture.correct")}
          </output>
          <Button type="submit" loading={sending || calculating}>
            {t(!tariff ? "offers.calculate" : review ? "offers.capture.submit" : "offers.capture.check")}
          </Button>
        </aside>
      </form>
    </SheetContext>
  );
}

/** A contract summary, to be read out. */
function SummaryLines({ lines }: { lines: Record<string, string> }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={Object.entries(lines).map(([key, text]) => [
        t(`offers.summary.${key}`, { defaultValue: key }),
        text,
      ])}
    />
  );
}

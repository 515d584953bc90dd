import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { OfferView, OrderReceipt, OrderReview } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import form from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { FrontPage } from "../../layout/FrontPage";
import { usePage } from "../../layout/usePage";
import { publicApi } from "../../session/connection";
import { useBrand } from "../../session/Portal";
import { useFormat } from "../../texts/useFormat";
import styles from "./Acceptance.module.css";
import { answerBody, begun, type Details } from "./answer";
import { Declarations, nothing } from "./Declarations";
import { MissingFields } from "./MissingFields";
import { Receipt } from "./Receipt";
import { Summary } from "./Summary";
import { Tariffs } from "./Tariffs";
import { takeFragment } from "./token";
import { useFirstFault } from "./useFirstFault";
import { useOpened } from "./useOpened";
import { useAcceptanceTexts } from "./useTexts";

/** An offer that staff made: look at it, complete it, order it or decline it. */
export default function SalesOffer() {
  const { t } = useTranslation();
  const { contact } = useBrand();
  const ready = useAcceptanceTexts();
  const [token] = useState(() => takeFragment("offer"));
  const { opened, failure, unusable, load } = useOpened(() =>
    answerOf(publicApi.POST("/public/offer-views", { body: { token } })),
  );
  usePage(ready ? t("acceptance.offer.title") : "");
  if (!ready) return <FrontPage />;
  return (
    <FrontPage>
      <div className={form.form}>
        <div className={form.head}>
          <h1>{t("acceptance.offer.title")}</h1>
        </div>
        {unusable && (
          <Notice live kind="warning" title={t("acceptance.unusable_title")}>
            <p>{t("acceptance.unusable_text", { phone: contact.phone })}</p>
          </Notice>
        )}
        {failure !== null && !unusable && <Failure error={failure} retry={load} />}
        {opened && opened.status === "sent" && <OpenOffer offer={opened} token={token} />}
        {opened && opened.status !== "sent" && <ClosedOffer offer={opened} />}
      </div>
    </FrontPage>
  );
}

function ClosedOffer({ offer }: { offer: OfferView }) {
  const { t } = useTranslation();
  return (
    <Notice
      kind={offer.status === "accepted" ? "success" : "info"}
      title={t(`acceptance.offer.closed.${offer.status}`, { number: offer.order_number ?? "" })}
    >
      <p>{t("acceptance.unusable_text", { phone: offer.contact.phone })}</p>
    </Notice>
  );
}

function OpenOffer({ offer, token }: { offer: OfferView; token: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sheet = useRef<HTMLFormElement>(null);
  const [attempt] = useState(() => new Attempt());
  const [details, setDetails] = useState(() => begun(offer));
  const [given, setGiven] = useState(nothing);
  const [review, setReview] = useState<OrderReview | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const [receipt, setReceipt] = useState<OrderReceipt | null>(null);
  const [declined, setDeclined] = useState(false);

  const change = (part: Partial<Details>) => {
    setDetails((before) => ({ ...before, ...part }));
    setReview(null);
  };

  const act = async (request: () => Promise<void>) => {
    setSending(true);
    setProblem(null);
    try {
      await request();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
    setSending(false);
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void act(async () => {
      if (!review) {
        // The mandate is ticked with the other boxes, below what it is for.
        const body = answerBody(offer, details, { ...given, mandate_granted: true }, token);
        setReview(await answerOf(publicApi.POST("/public/offer-reviews", { body })));
        return;
      }
      const body = answerBody(offer, details, given, token);
      const params = { header: { "Idempotency-Key": attempt.keyFor(body) } };
      setReceipt(await answerOf(publicApi.POST("/public/offer-acceptances", { params, body })));
      attempt.finish();
    });
  };

  const decline = () =>
    act(async () => {
      await answerOf(publicApi.POST("/public/offer-refusals", { body: { token, reason: "" } }));
      setDeclined(true);
    });

  useFirstFault(sheet, problem);
  if (receipt) return <Receipt number={receipt.order_number} email={receipt.email_masked} />;
  if (declined) return <Notice live kind="info" title={t("acceptance.offer.declined")} />;
  const name = offer.person.company || `${offer.person.first_name} ${offer.person.last_name}`;
  return (
    <form ref={sheet} className={form.form} onSubmit={submit} noValidate>
      <p className={form.text}>
        {t("acceptance.offer.text", { name, until: format.date(offer.valid_until) })}
      </p>
      {offer.personal_text && <p className={styles.own}>{offer.personal_text}</p>}
      <Tariffs offer={offer} details={details} change={change} />
      <MissingFields offer={offer} details={details} change={change} problem={problem} />
      {review && (
        <>
          <Summary lines={review.contract_summary} />
          <Declarations
            texts={review.declarations}
            household={offer.customer_type === "household"}
            byDebit={details.payment_method === "sepa_direct_debit"}
            switches={details.reason === "supplier_switch" && details.previous_supplier !== ""}
            given={given}
            change={setGiven}
            problem={problem}
          />
        </>
      )}
      {problem && <Failure error={problem} />}
      <div className={styles.actions}>
        <Button type="submit" size="lg" fullWidth loading={sending}>
          {t(review ? "acceptance.order" : "acceptance.offer.check")}
        </Button>
        <Button variant="subtle" fullWidth onClick={() => void decline()} disabled={sending}>
          {t("acceptance.offer.decline")}
        </Button>
      </div>
    </form>
  );
}

import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { OfferView, OrderReceipt, OrderReview } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import form from "../../components/Form.module.css";
import { Notice } from "../../components/Notice";
import { publicApi } from "../../session/connection";
import { useFormat } from "../../texts/useFormat";
import styles from "./Acceptance.module.css";
import { AcceptancePage } from "./AcceptancePage";
import { answerBody, begun, type Details } from "./answer";
import { Choice } from "./Choice";
import { Declarations, nothing } from "./Declarations";
import { MissingFields } from "./MissingFields";
import { Receipt } from "./Receipt";
import { Sheet } from "./Sheet";
import { Summaries } from "./Summary";
import { useSending } from "./useSending";

/** An offer that staff made: look at it, complete it, order it or decline it. */
export default function SalesOffer() {
  return (
    <AcceptancePage
      title="acceptance.offer.title"
      fragment="offer"
      open={(token) => answerOf(publicApi.POST("/public/offer-views", { body: { token } }))}
    >
      {(offer, token) =>
        offer.status === "sent" ? <OpenOffer offer={offer} token={token} /> : <ClosedOffer offer={offer} />
      }
    </AcceptancePage>
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
  const { attempt, problem, sending, send } = useSending();
  const [details, setDetails] = useState(() => begun(offer));
  const [given, setGiven] = useState(nothing);
  const [review, setReview] = useState<OrderReview | null>(null);
  const [receipt, setReceipt] = useState<OrderReceipt | null>(null);
  const [declined, setDeclined] = useState(false);

  const change = (part: Partial<Details>) => {
    setDetails((before) => ({ ...before, ...part }));
    setReview(null);
  };

  const submit = () =>
    send(async () => {
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

  const decline = () =>
    send(async () => {
      await answerOf(publicApi.POST("/public/offer-refusals", { body: { token, reason: "" } }));
      setDeclined(true);
    });

  if (receipt) return <Receipt receipt={receipt} />;
  if (declined) return <Notice live kind="info" title={t("acceptance.offer.declined")} />;
  const name = offer.person.company || `${offer.person.first_name} ${offer.person.last_name}`;
  return (
    <Sheet
      problem={problem}
      sending={sending}
      action={t(review ? "acceptance.order" : "acceptance.offer.check")}
      submit={() => void submit()}
      other={
        <Button variant="subtle" fullWidth onClick={() => void decline()} disabled={sending}>
          {t("acceptance.offer.decline")}
        </Button>
      }
    >
      <p className={form.text}>
        {t("acceptance.offer.text", { name, until: format.date(offer.valid_until) })}
      </p>
      {offer.personal_text && <p className={styles.own}>{offer.personal_text}</p>}
      <Choice offer={offer} details={details} change={change} problem={problem} />
      <MissingFields offer={offer} details={details} change={change} problem={problem} />
      {review && (
        <>
          <Summaries
            first={{ name: review.offer.name, lines: review.contract_summary }}
            further={review.further_supplies ?? []}
          />
          <Declarations
            texts={review.declarations}
            further={review.further_supplies ?? []}
            household={offer.customer_type === "household"}
            byDebit={details.payment_method === "sepa_direct_debit"}
            switches={details.reason === "supplier_switch" && details.previous_supplier !== ""}
            given={given}
            change={setGiven}
            problem={problem}
          />
        </>
      )}
    </Sheet>
  );
}

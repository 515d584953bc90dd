import type { OrderReview } from "@wattwerk/ui/api/models";
import { useRef } from "preact/hooks";
import { FaultsElsewhere } from "../components/FaultsElsewhere";
import { Notice } from "../components/Notice";
import { PriceChangeNotice } from "../components/PriceChangeNotice";
import { focusFirstFault, ProblemNotice } from "../components/StepForm";
import { useOrder } from "../context";
import { BackButton } from "./review/BackButton";
import { Declarations } from "./review/Declarations";
import { OrderBox } from "./review/OrderBox";
import { ExtrasSection, FurtherSection, OfferSection } from "./review/OrderedSections";
import { TypedSections } from "./review/TypedSections";

/** Everything on one page before the order binds (§ 312j BGB): what, how much, how long, to whom. */
export function Review() {
  const { funnel, state, t } = useOrder();
  const form = useRef<HTMLFormElement>(null);
  const { review, priceChange } = state;

  async function submit(event: Event) {
    event.preventDefault();
    await funnel.order();
    if (Object.keys(funnel.state.faults).length > 0)
      requestAnimationFrame(() => focusFirstFault(form.current));
  }

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <FaultsElsewhere />
      {(state.problem?.errors.length ?? 0) === 0 && <ProblemNotice />}
      {priceChange && <PriceChangeNotice change={priceChange} />}
      {!review && !state.problem && !priceChange && <ReviewSkeleton />}
      {!review && state.problem && (
        <div class="actions">
          <button class="primary" type="button" onClick={() => funnel.loadReview()}>
            {t("actions.retry")}
          </button>
          <BackButton />
        </div>
      )}
      {review && (
        <>
          <OpenChecks checks={review.checks} />
          <OfferSection review={review} />
          <FurtherSection review={review} />
          <ExtrasSection review={review} />
          <TypedSections />
          <Declarations review={review} />
          <OrderBox review={review} />
        </>
      )}
    </form>
  );
}

function ReviewSkeleton() {
  const { t } = useOrder();
  return (
    <div role="status" aria-label={t("review.loading")}>
      <div class="skeleton tall" />
      <div class="skeleton" />
      <div class="skeleton" />
    </div>
  );
}

/** What nobody could check stays unchecked in words, too: a clerk will look at it. */
function OpenChecks({ checks }: { checks: OrderReview["checks"] }) {
  const { t } = useOrder();
  const open = checks.filter((check) => check.result !== "confirmed");
  if (open.length === 0) return null;
  return (
    <Notice kind="info" title={t("review.checks_title")}>
      <ul>
        {open.map((check) => (
          <li key={check.subject}>{t(`checks.${check.subject}_${check.result}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}

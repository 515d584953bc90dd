import type { OrderReview } from "@wattwerk/ui/api/models";
import { type ComponentChildren, Fragment } from "preact";
import { useRef } from "preact/hooks";
import { Breakdown } from "../components/Breakdown";
import { BundleParts } from "../components/BundleParts";
import { Details, Pairs } from "../components/Details";
import { FaultsElsewhere } from "../components/FaultsElsewhere";
import { Declaration, TickField } from "../components/Fields";
import { linked } from "../components/linked";
import { Notice } from "../components/Notice";
import { ElectricityLabel, OfferTerms } from "../components/OfferTerms";
import { PriceChangeNotice } from "../components/PriceChangeNotice";
import { focusFirstFault, ProblemNotice } from "../components/StepForm";
import { WithdrawalInformation } from "../components/WithdrawalInformation";
import { useOrder } from "../context";
import type { StepName } from "../steps";
import { ExtraPrice } from "./Extras";

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

function BackButton() {
  const { funnel, t } = useOrder();
  return (
    <button class="quiet" type="button" onClick={() => funnel.back()}>
      {t("actions.back")}
    </button>
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

function Section({ title, step, children }: { title: string; step: StepName; children: ComponentChildren }) {
  const { funnel, t } = useOrder();
  return (
    <section class="review-section">
      <div class="review-head">
        <h3>{title}</h3>
        <button class="link" type="button" onClick={() => funnel.goTo(step)}>
          {t("actions.edit")}
          <span class="hidden"> ({title})</span>
        </button>
      </div>
      {children}
    </section>
  );
}

function OfferSection({ review }: { review: OrderReview }) {
  const { state, t, format } = useOrder();
  const { offer } = review;
  const request = state.quote?.request;
  const offPeak = request?.consumption_off_peak;
  return (
    <Section title={t("review.offer")} step="offers">
      <Pairs
        pairs={[
          [t("review.product"), `${offer.name} (${t(`commodities.${offer.commodity}`)})`],
          [
            t("review.consumption"),
            request &&
              (offPeak === null || offPeak === undefined
                ? format.kilowattHours(request.consumption)
                : t("offers.two_rate", {
                    peak: format.kilowattHours(request.consumption),
                    off_peak: format.kilowattHours(offPeak),
                  })),
          ],
          [t("review.start"), format.longDate(review.supply_start)],
        ]}
      />
      <Details title={t("breakdown.title")}>
        <Breakdown offer={offer} />
      </Details>
      {offer.electricity_mix && (
        <Details title={t("mix.title")}>
          <ElectricityLabel offer={offer} />
        </Details>
      )}
    </Section>
  );
}

/** The other tariffs of a bundle: each with its own price, start and contract summary. */
function FurtherSection({ review }: { review: OrderReview }) {
  const { state, t, format } = useOrder();
  return (
    <>
      {(review.further_supplies ?? []).map(({ offer, supply_start, contract_summary }) => (
        <Section key={offer.product_code} title={t(`commodities.${offer.commodity}`)} step="supply">
          <Pairs
            pairs={[
              [t("review.product"), offer.name],
              [t("components.base_price"), `${format.money(offer.base_price)} ${t("units.per_month")}`],
              [t("components.energy_price"), format.centsPerKilowattHour(offer.energy_price)],
              [t("contract_summary.yearly_price"), format.money(offer.yearly_price)],
              [t("review.start"), format.longDate(supply_start)],
              [t("supply.meter_number"), state.draft.furtherMeterNumber],
              [t("supply.market_location"), state.draft.furtherMarketLocation],
            ]}
          />
          <Details title={t("breakdown.title")}>
            <Breakdown offer={offer} />
          </Details>
          <Details title={t("review.contract_summary")}>
            <SummaryLines lines={contract_summary} />
          </Details>
        </Section>
      ))}
    </>
  );
}

/** The lines of a contract summary (§ 41 (4) EnWG) under their names. */
function SummaryLines({ lines: shown }: { lines: Record<string, string> }) {
  const { t } = useOrder();
  return (
    <Pairs
      pairs={Object.entries(shown).map(([key, line]) => {
        const name = t(`contract_summary.${key}`);
        return [name.startsWith("contract_summary.") ? key : name, linked(line)];
      })}
    />
  );
}

/** What is ordered along with the tariff, and the answers to questions. */
function ExtrasSection({ review }: { review: OrderReview }) {
  const { funnel, t } = useOrder();
  const { answers = [], extras = [], bundle } = review;
  if (!funnel.steps.includes("extras") && !bundle) return null;
  return (
    <Section title={t("review.extras")} step="extras">
      {bundle && (
        <>
          <h4>{bundle.name}</h4>
          <BundleParts bundle={bundle} />
        </>
      )}
      <Pairs pairs={answers.map(({ question, answer }) => [question, answer])} />
      {extras.map(({ product, answers: given = [] }) => (
        <div key={product.product_code}>
          <h4>
            {product.name}{" "}
            <span class="muted">
              (<ExtraPrice product={product} />)
            </span>
          </h4>
          <Pairs pairs={given.map(({ question, answer }) => [question, answer])} />
        </div>
      ))}
      {answers.length + extras.length === 0 && !bundle && <p class="muted">{t("review.no_extras")}</p>}
    </Section>
  );
}

/** What the person typed, with the way back to each step. */
function TypedSections() {
  const { state, t, format } = useOrder();
  const { draft, review } = state;
  const business = draft.customerType === "business";
  const name = [
    draft.salutation === "none" ? "" : t(`salutations.${draft.salutation}`),
    draft.title,
    draft.firstName,
    draft.lastName,
  ];
  return (
    <>
      <Section title={t("review.supply")} step="supply">
        <Pairs
          pairs={[
            [
              t("review.address"),
              lines(
                `${draft.street} ${draft.houseNumber}`,
                draft.addition,
                `${draft.postcode} ${draft.town}`,
              ),
            ],
            [t("review.reason"), t(`reasons.${draft.reason}`)],
            [
              t("supply.previous_supplier"),
              draft.reason === "supplier_switch" ? draft.previousSupplier : null,
            ],
            [t("supply.meter_number"), draft.meterNumber],
            [t("supply.market_location"), draft.marketLocation],
            [
              t("review.early_start"),
              draft.earlyStart && !business ? t("review.early_start_demanded") : null,
            ],
          ]}
        />
      </Section>
      <Section title={t("review.person")} step="person">
        <Pairs
          pairs={[
            [t("person.company"), business ? draft.company : null],
            [
              t("person.register"),
              business ? [draft.registerCourt, draft.registerNumber].filter(Boolean).join(", ") : null,
            ],
            [t("person.vat_id"), business ? draft.vatId : null],
            [t("review.name"), name.filter(Boolean).join(" ")],
            [
              t("person.date_of_birth"),
              !business && draft.dateOfBirth ? format.date(draft.dateOfBirth) : null,
            ],
            [t("person.email"), draft.email],
            [t("person.phone"), draft.phone],
            [
              t("person.billing_address"),
              draft.billingDiffers
                ? lines(
                    `${draft.billingStreet} ${draft.billingHouseNumber}`,
                    draft.billingAddition,
                    `${draft.billingPostcode} ${draft.billingTown}`,
                  )
                : null,
            ],
          ]}
        />
      </Section>
      <Section title={t("review.payment")} step="payment">
        <Pairs
          pairs={[
            [t("payment.method"), t(`payment_methods.${draft.paymentMethod}`)],
            [t("payment.iban"), review?.iban_masked],
            [t("review.bank"), review?.bank_name],
            [
              t("payment.account_holder"),
              draft.paymentMethod === "sepa_direct_debit" ? draft.accountHolder : null,
            ],
          ]}
        />
      </Section>
    </>
  );
}

function lines(...parts: string[]) {
  return parts.filter(Boolean).map((part) => (
    <span key={part} class="line">
      {part}
    </span>
  ));
}

function Declarations({ review }: { review: OrderReview }) {
  const { state, t } = useOrder();
  const { draft } = state;
  const business = draft.customerType === "business";
  return (
    <section class="review-section">
      <h3>{t("review.documents")}</h3>
      <Details title={t("review.contract_summary")} open>
        <SummaryLines lines={review.contract_summary} />
      </Details>
      {!business && (
        <Details title={t("review.withdrawal_information")}>
          <WithdrawalInformation />
        </Details>
      )}
      <TickField field="terms">
        <Declaration name="terms" />
      </TickField>
      {!business && (
        <TickField field="withdrawalInformation">
          <Declaration name="withdrawal_information" />
        </TickField>
      )}
      {draft.reason === "supplier_switch" && (
        <TickField field="powerOfAttorney" optional>
          <Declaration name="power_of_attorney" />
          {(review.further_supplies ?? []).map(({ offer, power_of_attorney }) => (
            <span key={offer.product_code} class="line">
              {power_of_attorney}
            </span>
          ))}
          <span class="small">{t("review.power_of_attorney_note")}</span>
        </TickField>
      )}
      <TickField field="marketingEmail" optional>
        <Declaration name="marketing_email" />
      </TickField>
    </section>
  );
}

/** What § 312j (2) BGB wants immediately above the button: product, total price, term, notice. */
function OrderBox({ review }: { review: OrderReview }) {
  const { state, t, format } = useOrder();
  const { offer, bundle } = review;
  return (
    <section class="order-box" aria-label={t("review.box")}>
      <p class="order-product">
        {bundle ? bundle.name : `${offer.name} · ${t(`commodities.${offer.commodity}`)}`}
      </p>
      <p class="figure">
        {format.money(bundle?.yearly_price ?? review.yearly_price)} <span>{t("units.per_year")}</span>
      </p>
      {bundle && (
        <>
          <BundleParts bundle={bundle} />
          <p class="order-product">{offer.name}</p>
        </>
      )}
      <p class="figure-note">
        {t("offers.instalment", { amount: format.shortMoney(offer.monthly_price) })}
        {" · "}
        {t(offer.prices_include_vat ? "offers.gross" : "offers.net")}
      </p>
      <p class="rates-line">
        {t("components.base_price")} {format.money(offer.base_price)} {t("units.per_month")}
        {" · "}
        {t(offer.two_rate ? "components.energy_price_ht" : "components.energy_price")}{" "}
        {format.centsPerKilowattHour(offer.energy_price)}
        {offer.energy_price_off_peak &&
          ` · ${t("components.energy_price_nt")} ${format.centsPerKilowattHour(offer.energy_price_off_peak)}`}
      </p>
      {(review.extras ?? []).map(({ product }) => (
        <p class="rates-line" key={product.product_code}>
          {product.name}
          {t("colon")} <ExtraPrice product={product} />
        </p>
      ))}
      {offer.bonuses.map((bonus) => (
        <p class="rates-line" key={bonus.kind}>
          {t(`bonuses.${bonus.kind}`)} {format.shortMoney(bonus.amount)}
          {t("colon")} {bonus.condition}
        </p>
      ))}
      <OfferTerms offer={offer} />
      {(review.further_supplies ?? []).map(({ offer: further, supply_start }) => (
        <Fragment key={further.product_code}>
          <p class="order-product">
            {further.name} · {t(`commodities.${further.commodity}`)}
          </p>
          <p class="rates-line">
            {format.money(further.yearly_price)} {t("units.per_year")}
            {" · "}
            {t("components.base_price")} {format.money(further.base_price)} {t("units.per_month")}
            {" · "}
            {t("components.energy_price")} {format.centsPerKilowattHour(further.energy_price)}
            {" · "}
            {t("review.start")} {format.date(supply_start)}
          </p>
          {further.bonuses.map((bonus) => (
            <p class="rates-line" key={bonus.kind}>
              {t(`bonuses.${bonus.kind}`)} {format.shortMoney(bonus.amount)}
              {t("colon")} {bonus.condition}
            </p>
          ))}
          <OfferTerms offer={further} />
        </Fragment>
      ))}
      <div class="actions">
        {!state.priceChange && (
          <button class="primary order-button" type="submit" aria-disabled={state.busy}>
            {state.busy ? t("states.sending") : t("review.order")}
          </button>
        )}
        <BackButton />
      </div>
    </section>
  );
}

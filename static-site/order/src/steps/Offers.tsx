import type { Bundle, DefaultSupply, Offer } from "@wattwerk/ui/api/models";
import { energyPriceText } from "@wattwerk/ui/energyPrice";
import { Breakdown } from "../components/Breakdown";
import { BundleParts } from "../components/BundleParts";
import { Details } from "../components/Details";
import { Icon } from "../components/Icon";
import { Notice } from "../components/Notice";
import { ElectricityLabel, OfferTerms } from "../components/OfferTerms";
import { ProblemNotice } from "../components/StepForm";
import { useOrder } from "../context";

export function Offers() {
  const { funnel, state, brand, t, format } = useOrder();
  const quote = state.quote;
  if (!quote) return null;
  const { offers, ineligible, request } = quote;
  const sets = [...new Set(offers.map((offer) => offer.product_set ?? ""))];
  // Who needs both looks for both: the bundles stand first then.
  const both = (quote.further_offers ?? []).length > 0;
  const offPeak = request.consumption_off_peak;
  const consumption =
    offPeak === null || offPeak === undefined
      ? format.kilowattHours(request.consumption)
      : t("offers.two_rate", {
          peak: format.kilowattHours(request.consumption),
          off_peak: format.kilowattHours(offPeak),
        });
  return (
    <>
      <p class="lead">
        {t("offers.found", { count: offers.length })} {t(`commodities.${request.commodity}`)}, {consumption},{" "}
        {request.postcode} {state.draft.town}.{" "}
        <button class="link" type="button" onClick={() => funnel.goTo("consumption")}>
          {t("offers.change")}
        </button>
      </p>
      <ProblemNotice />
      {quote.default_supply && <DefaultSupplyNote supply={quote.default_supply} />}
      {offers.length === 0 && (
        <Notice kind="info" title={t("offers.none_title")}>
          <p>{t("offers.none", { phone: brand.contact.phone })}</p>
        </Notice>
      )}
      {both && (
        <>
          <Bundles />
          <p class="lead">
            {t("bundles.further_note", { commodity: t(`commodities.${request.commodity}`) })}
          </p>
        </>
      )}
      <ul class="offers">
        {sets.flatMap((name) =>
          offers
            .filter((offer) => (offer.product_set ?? "") === name)
            .map((offer) => (
              <li key={offer.product_code}>
                <OfferCard offer={offer} chosen={offer.product_code === state.draft.productCode} />
              </li>
            )),
        )}
      </ul>
      {!both && <Bundles />}
      {ineligible.length > 0 && (
        <Details title={t("offers.ineligible", { count: ineligible.length })}>
          <ul class="ineligible">
            {ineligible.map((product) => (
              <li key={product.product_code}>
                <strong>{product.name}</strong>
                {t("colon")} {t(`ineligible.${product.reason}`)}
              </li>
            ))}
          </ul>
        </Details>
      )}
      <p class="small">
        {t("offers.valid_until", { date: format.dateTime(quote.valid_until, brand.time_zone) })}
      </p>
      <div class="actions">
        <button class="quiet" type="button" onClick={() => funnel.back()}>
          {t("actions.back")}
        </button>
      </div>
    </>
  );
}

function OfferCard({ offer, chosen }: { offer: Offer; chosen: boolean }) {
  const { funnel, t, format } = useOrder();
  const id = `offer-${offer.product_code}`;
  const unit = t("units.per_month");
  return (
    <article class={`offer ${chosen ? "chosen" : ""}`} aria-labelledby={id}>
      <div class="offer-head">
        {offer.product_set && <p class="kicker">{offer.product_set}</p>}
        <h3 id={id}>{offer.name}</h3>
        {offer.green && (
          <span class="badge">
            <Icon name="leaf" />
            {t("offers.green")}
          </span>
        )}
        <p>{offer.description}</p>
      </div>
      <div class="offer-price">
        <p class="figure">
          {format.money(offer.yearly_price)} <span>{t("units.per_year")}</span>
        </p>
        <p class="figure-note">
          {t("offers.instalment", { amount: format.shortMoney(offer.monthly_price) })}
          {" · "}
          {t(offer.prices_include_vat ? "offers.gross" : "offers.net")}
        </p>
        <Saving offer={offer} />
      </div>
      <dl class="rates">
        <div>
          <dt>{t("components.base_price")}</dt>
          <dd>
            {format.money(offer.base_price)} {unit}
          </dd>
        </div>
        <div>
          <dt>{t(offer.two_rate ? "components.energy_price_ht" : "components.energy_price")}</dt>
          <dd>{energyPriceText(t, format, offer)}</dd>
        </div>
        {offer.energy_price_off_peak && (
          <div>
            <dt>{t("components.energy_price_nt")}</dt>
            <dd>{format.centsPerKilowattHour(offer.energy_price_off_peak)}</dd>
          </div>
        )}
      </dl>
      {offer.features.length > 0 && (
        <ul class="features">
          {offer.features.map((feature) => (
            <li key={feature}>
              <Icon name="check" />
              {feature}
            </li>
          ))}
        </ul>
      )}
      {offer.bonuses.length > 0 && (
        <div class="bonuses">
          {offer.bonuses.map((bonus) => (
            <p key={bonus.kind}>
              <strong>
                {t(`bonuses.${bonus.kind}`)}
                {t("colon")} {format.shortMoney(bonus.amount)}
              </strong>{" "}
              <span>{bonus.condition}</span>
            </p>
          ))}
          <p>{t("bonuses.first_year", { amount: format.money(offer.first_year_price) })}</p>
        </div>
      )}
      <div class="offer-details">
        <Details title={t("breakdown.title")}>
          <Breakdown offer={offer} />
        </Details>
        <Details title={t("conditions.title")}>
          <OfferTerms offer={offer} />
        </Details>
        {offer.electricity_mix && (
          <Details title={t("mix.title")}>
            <ElectricityLabel offer={offer} />
          </Details>
        )}
        <Files offer={offer} />
      </div>
      <button class="primary" type="button" onClick={() => funnel.choose(offer.product_code)}>
        {t("offers.choose", { name: offer.name })}
      </button>
    </article>
  );
}

/** How much less, or more, than the default supplier takes (§ 36 EnWG); never bonuses in it. */
function Saving({ offer }: { offer: Offer }) {
  const { t, format } = useOrder();
  if (offer.saving == null || Number(offer.saving) === 0) return null;
  const saves = Number(offer.saving) > 0;
  const amount = format.money(offer.saving.replace("-", ""));
  return (
    <p class={`difference ${saves ? "less" : ""}`}>
      {t(saves ? "default_supply.less" : "default_supply.more", { amount })}
    </p>
  );
}

/** The default supplier's tariff, with where the figures come from. */
function DefaultSupplyNote({ supply }: { supply: DefaultSupply }) {
  const { t, format } = useOrder();
  return (
    <Details
      title={t("default_supply.title", {
        supplier: supply.supplier,
        amount: format.money(supply.yearly_price),
      })}
    >
      <p>
        {t("default_supply.terms", {
          tariff: supply.tariff,
          base: format.money(supply.base_price),
          energy: format.centsPerKilowattHour(supply.energy_price),
        })}
      </p>
      <p class="small">
        {t("default_supply.source", {
          source: supply.source,
          date: format.date(supply.source_date),
          since: format.date(supply.valid_from),
        })}
      </p>
    </Details>
  );
}

/** Price sheet, terms and whatever else belongs to the product. */
function Files({ offer }: { offer: Offer }) {
  const { brand, site } = useOrder();
  if (!offer.files?.length) return null;
  return (
    <ul class="plain files">
      {offer.files.map((file) => (
        <li key={file.file_id}>
          <a
            href={`${site}/api/public/product-files/${brand.id}/${file.file_id}`}
            target="_blank"
            rel="noopener"
          >
            {file.title} (PDF)
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What costs less together. Only bundles around one of the tariffs for this supply can be ordered here. */
function Bundles() {
  const { funnel, state, t } = useOrder();
  const { quote } = state;
  const here = new Set(quote?.offers.map((offer) => offer.product_code));
  const sold = new Set(
    [...(quote?.extra_products ?? []), ...(quote?.further_offers ?? [])].map(
      ({ product_code }) => product_code,
    ),
  );
  const bundles = (quote?.bundles ?? []).flatMap((bundle) => {
    const codes = bundle.parts.map((part) => part.product_code);
    const tariffs = codes.filter((code) => here.has(code));
    const tariff = tariffs.length === 1 ? tariffs[0] : undefined;
    return tariff && codes.every((code) => code === tariff || sold.has(code)) ? [{ bundle, tariff }] : [];
  });
  if (bundles.length === 0) return null;
  const further = new Set((quote?.further_offers ?? []).map(({ product_code }) => product_code));
  const ofBoth = ({ bundle }: { bundle: Bundle }) =>
    bundle.parts.some(({ product_code }) => further.has(product_code));
  bundles.sort((one, other) => Number(ofBoth(other)) - Number(ofBoth(one)));
  return (
    <section aria-labelledby="order-bundles">
      <h3 id="order-bundles" class="offers-set">
        {t("bundles.title")}
      </h3>
      <ul class="offers wide">
        {bundles.map(({ bundle, tariff }) => (
          <li key={bundle.bundle_code}>
            <BundleCard
              bundle={bundle}
              chosen={bundle.bundle_code === state.draft.bundleCode}
              choose={() => funnel.choose(tariff, bundle)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface BundleCardProps {
  bundle: Bundle;
  chosen: boolean;
  choose: () => void;
}

function BundleCard({ bundle, chosen, choose }: BundleCardProps) {
  const { t, format } = useOrder();
  const id = `bundle-${bundle.bundle_code}`;
  return (
    <article class={`offer ${chosen ? "chosen" : ""}`} aria-labelledby={id}>
      <div class="offer-head">
        <h4 id={id}>{bundle.name}</h4>
        <span class="badge">
          <Icon name="bundle" />
          {t("bundles.badge")}
        </span>
        <p>{bundle.description}</p>
      </div>
      <div class="offer-price">
        <p class="figure">
          {format.money(bundle.yearly_price)} <span>{t("units.per_year")}</span>
        </p>
        <p class="figure-note">{t("bundles.discounted")}</p>
      </div>
      <BundleParts bundle={bundle} />
      <button class="primary" type="button" onClick={choose}>
        {t("offers.choose", { name: bundle.name })}
      </button>
    </article>
  );
}

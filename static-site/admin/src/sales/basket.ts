import type { Bundle, ExtraProduct, FormField, Offer, Quote } from "@wattwerk/ui/api/models";
import { type Answers, keptAnswers as kept } from "@wattwerk/ui/questions";

/** What staff choose of a quote, by codes; the answers by product. */
export interface Basket {
  tariffs: string[];
  bundles: string[];
  extras: string[];
  answers: Record<string, Answers>;
}

export const emptyBasket: Basket = { tariffs: [], bundles: [], extras: [], answers: {} };

/** A product with questions of its own. */
export interface Asking {
  product_code: string;
  name: string;
  extra_fields?: FormField[];
}

export function chosenBundles(quote: Quote, basket: Basket): Bundle[] {
  return (quote.bundles ?? []).filter(({ bundle_code }) => basket.bundles.includes(bundle_code));
}

export function chosenTariffs(quote: Quote, basket: Basket): Offer[] {
  return quote.offers.filter(({ product_code }) => basket.tariffs.includes(product_code));
}

/** The tariffs of the chosen bundles, the one for the supply that was asked for first. */
export function bundleTariffs(quote: Quote, basket: Basket): Offer[] {
  const codes = new Set(
    chosenBundles(quote, basket).flatMap(({ parts }) => parts.map(({ product_code }) => product_code)),
  );
  return [...quote.offers, ...(quote.further_offers ?? [])].filter(({ product_code }) =>
    codes.has(product_code),
  );
}

/** What is ordered along: what was chosen, and what belongs to a chosen bundle. */
export function chosenExtras(quote: Quote, basket: Basket): ExtraProduct[] {
  const codes = new Set([
    ...basket.extras,
    ...chosenBundles(quote, basket).flatMap(({ parts }) => parts.map(({ product_code }) => product_code)),
  ]);
  return (quote.extra_products ?? []).filter(({ product_code }) => codes.has(product_code));
}

/** Every chosen product that has questions, once. */
export function askingProducts(quote: Quote, basket: Basket): Asking[] {
  const all: Asking[] = [
    ...chosenTariffs(quote, basket),
    ...bundleTariffs(quote, basket),
    ...chosenExtras(quote, basket),
  ];
  return all.filter(
    (one, position) =>
      (one.extra_fields ?? []).length > 0 &&
      all.findIndex(({ product_code }) => product_code === one.product_code) === position,
  );
}

/** Only the answers to questions that appear, as the API takes them. */
export const keptAnswers = ({ product_code, extra_fields = [] }: Asking, basket: Basket): Answers =>
  kept(extra_fields, basket.answers[product_code] ?? {});

/** The basket without what a newer quote does not offer. */
export function stillOffered(quote: Quote, basket: Basket): Basket {
  const among = (codes: string[], offered: string[]) => codes.filter((code) => offered.includes(code));
  return {
    ...basket,
    tariffs: among(
      basket.tariffs,
      quote.offers.map(({ product_code }) => product_code),
    ),
    bundles: among(
      basket.bundles,
      (quote.bundles ?? []).map(({ bundle_code }) => bundle_code),
    ),
    extras: among(
      basket.extras,
      (quote.extra_products ?? []).map(({ product_code }) => product_code),
    ),
  };
}

/** Whether there is something to offer or to order. */
export const isChosen = ({ tariffs, bundles }: Basket) => tariffs.length + bundles.length > 0;

import type { Brand, Language } from "@wattwerk/ui/api/models";
import { Formatter } from "@wattwerk/ui/format";
import { useEffect, useMemo, useReducer, useRef } from "preact/hooks";
import { Footer } from "./components/Footer";
import { PriceChangeNotice } from "./components/PriceChangeNotice";
import { Progress } from "./components/Progress";
import { Summary } from "./components/Summary";
import { OrderContext } from "./context";
import type { Funnel } from "./funnel";
import { type Place, type StepName, steps } from "./steps";
import { Consumption } from "./steps/Consumption";
import { Done } from "./steps/Done";
import { Offers } from "./steps/Offers";
import { PaymentStep } from "./steps/PaymentStep";
import { PersonStep } from "./steps/PersonStep";
import { Review } from "./steps/Review";
import { Supply } from "./steps/Supply";
import { translateInto } from "./texts";

const views: Record<Place, () => preact.JSX.Element | null> = {
  consumption: Consumption,
  offers: Offers,
  supply: Supply,
  person: PersonStep,
  payment: PaymentStep,
  review: Review,
  done: Done,
};

interface OrderFunnelProps {
  funnel: Funnel;
  brand: Brand;
  language: Language;
  site: string;
  speak: (language: Language) => void;
}

export function OrderFunnel({ funnel, brand, language, site, speak }: OrderFunnelProps) {
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  useEffect(() => funnel.subscribe(() => refresh(undefined)), [funnel]);

  const state = funnel.state;
  const t = translateInto(language);
  const format = useMemo(() => new Formatter(language), [language]);
  const View = views[state.place];
  return (
    <OrderContext.Provider value={{ funnel, state, brand, language, site, t, format, speak }}>
      <div class="funnel" lang={language}>
        <Progress />
        <div class={`columns at-${state.place}`}>
          <div class="step">
            <Heading
              place={state.place}
              title={t(`headings.${state.place}`)}
              position={position(state.place, t)}
            />
            {state.priceChange && state.place !== "review" && (
              <PriceChangeNotice change={state.priceChange} />
            )}
            <View />
          </div>
          <Summary />
        </div>
        <Footer />
      </div>
    </OrderContext.Provider>
  );
}

function position(place: Place, t: ReturnType<typeof translateInto>): string {
  if (place === "done") return "";
  return `${t("progress.step", { number: steps.indexOf(place as StepName) + 1, total: steps.length })}${t("colon")} `;
}

/** The heading of a step gets the focus when the step changes, which also announces it. */
function Heading({ place, title, position }: { place: Place; title: string; position: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    heading.current?.focus({ preventScroll: true });
    const host = (heading.current?.getRootNode() as ShadowRoot | undefined)?.host;
    if (host && host.getBoundingClientRect().top < 0) host.scrollIntoView({ block: "start" });
  }, [place]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      <span class="hidden">{position}</span>
      {title}
    </h2>
  );
}

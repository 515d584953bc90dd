import type { Brand, Language } from "@wattwerk/ui/api/models";
import { Formatter } from "@wattwerk/ui/format";
import type { Translate } from "@wattwerk/ui/texts";
import { useEffect, useMemo, useReducer, useRef } from "preact/hooks";
import { Footer } from "./components/Footer";
import { Notice } from "./components/Notice";
import { PriceChangeNotice } from "./components/PriceChangeNotice";
import { Progress } from "./components/Progress";
import { Summary } from "./components/Summary";
import { OrderContext } from "./context";
import type { Funnel } from "./funnel";
import type { Place, StepName } from "./steps";
import { Consumption } from "./steps/Consumption";
import { Offers } from "./steps/Offers";
import { useLater } from "./useLater";

interface OrderFunnelProps {
  funnel: Funnel;
  brand: Brand;
  language: Language;
  t: Translate;
  site: string;
  speak: (language: Language) => void;
}

export function OrderFunnel({ funnel, brand, language, t, site, speak }: OrderFunnelProps) {
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  useEffect(() => funnel.subscribe(() => refresh(undefined)), [funnel]);

  const state = funnel.state;
  const format = useMemo(() => new Formatter(language), [language]);
  const { later, failed, retry } = useLater(state.place !== "consumption");
  const views: Record<Place, (() => preact.JSX.Element | null) | undefined> = {
    consumption: Consumption,
    offers: Offers,
    extras: later?.Extras,
    supply: later?.Supply,
    person: later?.PersonStep,
    payment: later?.PaymentStep,
    review: later?.Review,
    done: later?.Done,
  };
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
              position={position(funnel.steps, state.place, t)}
            />
            {state.gone && <Notice kind="warning">{t("saving.gone")}</Notice>}
            {state.resumed && <Notice kind="success">{t("saving.resumed")}</Notice>}
            {state.priceChange && state.place !== "review" && (
              <PriceChangeNotice change={state.priceChange} />
            )}
            {View ? <View /> : <Waiting failed={failed} retry={retry} t={t} />}
            {later && <later.SaveForm />}
          </div>
          <Summary />
        </div>
        <Footer />
      </div>
    </OrderContext.Provider>
  );
}

function Waiting({ failed, retry, t }: { failed: boolean; retry: () => void; t: Translate }) {
  if (failed)
    return (
      <Notice kind="error">
        <p>{t("problems.connection_failed")}</p>
        <button class="primary" type="button" onClick={retry}>
          {t("actions.retry")}
        </button>
      </Notice>
    );
  return (
    <div role="status" aria-label={t("states.loading")}>
      <div class="skeleton tall" />
      <div class="skeleton" />
    </div>
  );
}

function position(steps: StepName[], place: Place, t: Translate): string {
  if (place === "done") return "";
  const number = steps.indexOf(place as StepName) + 1;
  return `${t("progress.step", { number, total: steps.length })}${t("colon")} `;
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

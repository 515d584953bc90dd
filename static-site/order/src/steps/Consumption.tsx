import type { Commodity } from "@wattwerk/ui/api/models";
import { Combobox } from "../components/Combobox";
import { ChoiceField, SelectField, TextField, TickField } from "../components/Fields";
import { Icon, type IconName } from "../components/Icon";
import { Notice } from "../components/Notice";
import { StepForm } from "../components/StepForm";
import { useOrder } from "../context";
import { furtherCommodity } from "../draft";
import { wholeNumber } from "../rules/numbers";

/** Typical yearly consumption in kWh: by persons for electricity, by m² of heated space for heat. */
const typical: Partial<Record<Commodity, [key: string, size: number, kilowattHours: number][]>> = {
  electricity: [
    ["persons", 1, 1500],
    ["persons", 2, 2500],
    ["persons", 3, 3500],
    ["persons", 4, 4250],
    ["persons", 5, 5000],
  ],
  gas: [
    ["square_metres", 50, 7000],
    ["square_metres", 80, 11_000],
    ["square_metres", 120, 16_500],
    ["square_metres", 160, 22_000],
  ],
  heating_electricity: [
    ["square_metres", 80, 3500],
    ["square_metres", 120, 5000],
    ["square_metres", 160, 6500],
  ],
};

/** Share of the off-peak rate that helper values assume for heating. */
const offPeakShare = 0.4;

export function Consumption() {
  const { state, brand, t } = useOrder();
  const { draft } = state;
  const sold = brand.commodities.filter((commodity) => commodity in typical);
  return (
    <StepForm action={t("consumption.action")}>
      <ChoiceField
        field="commodity"
        label={t("consumption.commodity")}
        look="cards"
        options={sold.map((commodity) => ({
          value: commodity,
          label: t(`commodities.${commodity}`),
          icon: <Icon name={commodity as IconName} />,
        }))}
      />
      <ChoiceField
        field="customerType"
        label={t("consumption.customer_type")}
        options={(["household", "business"] as const).map((value) => ({
          value,
          label: t(`customer_types.${value}`),
        }))}
      />
      <div class="row">
        <TextField
          field="postcode"
          label={t("address.postcode")}
          inputMode="numeric"
          autocomplete="postal-code"
          maxLength={5}
          size="short"
        />
        <Town />
      </div>
      {draft.streetMatters && <PricedAddress />}
      {draft.commodity !== "gas" && (
        <TickField field="twoRate" optional>
          {t("consumption.two_rate")}
        </TickField>
      )}
      <Amounts />
      <Further />
    </StepForm>
  );
}

/** The town follows from the postcode; where it does not, the person names it. */
function Town() {
  const { state, t } = useOrder();
  const { towns, draft } = state;
  if (towns?.status === "known" && towns.towns.length > 1) {
    return (
      <SelectField
        field="town"
        label={t("address.town")}
        autocomplete="address-level2"
        options={[
          { value: "", label: t("address.choose_town") },
          ...towns.towns.map((town) => ({ value: town, label: town })),
        ]}
      />
    );
  }
  return (
    <TextField
      field="town"
      label={t("address.town")}
      autocomplete="address-level2"
      after={
        towns?.status === "could_not_be_checked" && draft.town ? (
          <p class="small">{t("address.not_checked")}</p>
        ) : null
      }
    />
  );
}

/** Street and house number, where the price depends on them. */
function PricedAddress() {
  const { state, t } = useOrder();
  return (
    <>
      <Notice kind="info">{t("address.price_depends")}</Notice>
      <div class="row">
        <Combobox
          field="street"
          label={t("address.street")}
          autocomplete="address-line1"
          suggestions={state.streets}
        />
        <TextField
          field="houseNumber"
          label={t("address.house_number")}
          maxLength={12}
          autocomplete="address-line2"
          size="short"
        />
      </div>
    </>
  );
}

/** The other commodity at the same address: together they may cost less. */
function Further() {
  const { state, brand, t } = useOrder();
  const { draft } = state;
  const commodity = furtherCommodity(draft);
  if (!brand.commodities.includes(commodity)) return null;
  const name = t(`commodities.${commodity}`);
  return (
    <>
      <TickField field="further" optional>
        {t("consumption.further", { commodity: name })}
      </TickField>
      {draft.further && (
        <TextField
          field="furtherConsumption"
          label={t("consumption.further_yearly", { commodity: name })}
          unit="kWh"
          inputMode="numeric"
          maxLength={12}
          size="middle"
        />
      )}
    </>
  );
}

function Amounts() {
  const { funnel, state, t, format } = useOrder();
  const { draft } = state;
  const helpers = typical[draft.commodity] ?? [];
  const total = (wholeNumber(draft.consumption) ?? 0) + (wholeNumber(draft.consumptionOffPeak) ?? 0);

  function fill(kilowattHours: number) {
    const offPeak = draft.twoRate ? Math.round(kilowattHours * offPeakShare) : 0;
    funnel.fill({
      consumption: format.number(kilowattHours - offPeak),
      consumptionOffPeak: draft.twoRate ? format.number(offPeak) : "",
    });
  }

  return (
    <>
      <div class="row">
        <TextField
          field="consumption"
          label={t(draft.twoRate ? "consumption.peak" : "consumption.yearly")}
          unit="kWh"
          inputMode="numeric"
          maxLength={12}
        />
        {draft.twoRate && (
          <TextField
            field="consumptionOffPeak"
            label={t("consumption.off_peak")}
            unit="kWh"
            inputMode="numeric"
            maxLength={12}
          />
        )}
      </div>
      <fieldset class="helpers">
        <legend>{t(helpers[0]?.[0] === "persons" ? "consumption.by_persons" : "consumption.by_area")}</legend>
        <div class="chips">
          {helpers.map(([key, size, kilowattHours]) => (
            <button
              key={size}
              type="button"
              aria-pressed={total === kilowattHours}
              onClick={() => fill(kilowattHours)}
            >
              {t(`consumption.${key}`, { count: size })}
              <span>{format.kilowattHours(kilowattHours)}</span>
            </button>
          ))}
        </div>
        <p class="small">{t("consumption.helper_note")}</p>
      </fieldset>
      {total > 100_000 && draft.customerType === "household" && (
        <Notice kind="info">{t("consumption.unusual", { amount: format.kilowattHours(total) })}</Notice>
      )}
    </>
  );
}

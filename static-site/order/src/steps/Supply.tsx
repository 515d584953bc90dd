import { Combobox } from "../components/Combobox";
import { ChoiceField, Declaration, TextField, TickField } from "../components/Fields";
import { FurtherStart } from "../components/FurtherStart";
import { BillPicture, MeterPicture } from "../components/HelpPictures";
import { StepForm } from "../components/StepForm";
import { useOrder } from "../context";
import { earliestStart } from "../rules/faults";

/** Where energy is delivered, since when, and through which meter. */
export function Supply() {
  const { funnel, state, t } = useOrder();
  const { draft } = state;
  return (
    <StepForm>
      <section>
        <h3>{t("supply.address")}</h3>
        {!draft.streetMatters && (
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
        )}
        <p class="place">
          {draft.streetMatters && `${draft.street} ${draft.houseNumber}, `}
          {draft.postcode} {draft.town}{" "}
          {draft.streetMatters && (
            <button class="link" type="button" onClick={() => funnel.goTo("consumption")}>
              {t("offers.change")}
            </button>
          )}
        </p>
        <TextField
          field="addition"
          label={t("address.addition")}
          help={t("address.addition_help")}
          autocomplete="address-line3"
          optional
        />
      </section>
      <StartSection />
      <section>
        <h3>{t("supply.meter")}</h3>
        <TextField
          field="meterNumber"
          label={t("supply.meter_number")}
          help={t("supply.meter_number_help")}
          maxLength={40}
        />
        <MeterPicture />
        <TextField
          field="marketLocation"
          label={t("supply.market_location")}
          help={t("supply.market_location_help")}
          inputMode="numeric"
          maxLength={16}
          optional
        />
        <BillPicture />
      </section>
      <FurtherMeter />
    </StepForm>
  );
}

/** The meter for the other tariff of a bundle. */
function FurtherMeter() {
  const { funnel, state, t } = useOrder();
  const offer = funnel.furtherOffer;
  if (!offer) return null;
  return (
    <section>
      <h3>{t("supply.further_meter", { commodity: t(`commodities.${offer.commodity}`) })}</h3>
      <TextField field="furtherMeterNumber" label={t("supply.further_meter_number")} maxLength={40} />
      <TextField
        field="furtherMarketLocation"
        label={t("supply.further_market_location")}
        inputMode="numeric"
        maxLength={16}
        optional
      />
      {state.draft.reason === "supplier_switch" && (
        <TextField
          field="furtherPreviousSupplier"
          label={t("supply.further_previous_supplier")}
          help={t("supply.further_previous_supplier_help")}
          optional
        />
      )}
    </section>
  );
}

function StartSection() {
  const { state, t, format } = useOrder();
  const { draft, startDates } = state;
  const earliest = startDates ? earliestStart(draft, startDates) : null;
  const mayStartEarlier =
    startDates !== null &&
    draft.customerType === "household" &&
    startDates.earliest < startDates.earliest_without_early_start;
  return (
    <section>
      <h3>{t("supply.start")}</h3>
      <ChoiceField
        field="reason"
        label={t("supply.reason")}
        options={(["supplier_switch", "move_in"] as const).map((value) => ({
          value,
          label: t(`reasons.${value}`),
        }))}
      />
      {draft.reason === "supplier_switch" && (
        <TextField
          field="previousSupplier"
          label={t("supply.previous_supplier")}
          help={t("supply.previous_supplier_help")}
        />
      )}
      <ChoiceField
        field="startWish"
        label={t("supply.start_wish")}
        options={[
          {
            value: "earliest",
            label: t("supply.earliest"),
            hint: earliest ? t("supply.expected", { date: format.date(earliest) }) : null,
          },
          { value: "date", label: t("supply.on_date") },
        ]}
        look="cards"
      />
      {draft.startWish === "date" && (
        <TextField
          field="desiredDate"
          label={t("supply.desired_date")}
          type="date"
          min={earliest ?? undefined}
          max={startDates?.latest}
          size="middle"
          help={
            startDates && earliest
              ? t("supply.window", { from: format.date(earliest), to: format.date(startDates.latest) })
              : undefined
          }
        />
      )}
      <FurtherStart first={earliest} />
      {mayStartEarlier && startDates && (
        <TickField field="earlyStart" optional>
          <Declaration name="early_start" />
          <span class="small">
            {t("supply.early_start_note", {
              date: format.date(startDates.earliest),
              until: format.date(startDates.withdrawal_period_ends),
            })}
          </span>
        </TickField>
      )}
    </section>
  );
}

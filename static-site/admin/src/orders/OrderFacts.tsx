import { Text } from "@mantine/core";
import type { Order } from "@wattwerk/ui/api/models";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormat } from "../application/texts";
import { Facts, Part } from "../detail/Facts";
import { useProductNames } from "../products/useProducts";

type Address = Order["supply_address"];

/** An address on two lines. */
export function AddressLines({ address }: { address: Address }) {
  return (
    <>
      {address.street} {address.house_number}
      {address.addition && `, ${address.addition}`}
      <br />
      {address.postcode} {address.town}
    </>
  );
}

/** Person, supply, payment and consents of an order. */
export function OrderFacts({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { person, meter, start, consents } = order;
  const yesNo = (value: boolean | undefined) => t(value ? "states.yes" : "states.no");
  return (
    <>
      <Part title={t("orders.person")}>
        <Facts
          facts={[
            [t("orders.company"), person.company],
            [
              t("orders.register"),
              [person.register_court, person.register_number].filter(Boolean).join(", ") || null,
            ],
            [t("orders.vat_id"), person.vat_id],
            [t("list.name"), order.name],
            [
              t("orders.known_customer"),
              order.existing_customer && (
                <Link key="customer" to={`/customers/${order.existing_customer}`}>
                  {order.existing_customer}
                </Link>
              ),
            ],
            [t("orders.customer_type"), t(`customer_types.${order.customer_type}`)],
            [t("orders.birth"), person.date_of_birth && format.date(person.date_of_birth)],
            [
              t("orders.email"),
              <a key="email" href={`mailto:${person.email}`}>
                {person.email}
              </a>,
            ],
            [t("orders.phone"), person.phone],
            [t("languages.label"), t(`orders.languages.${order.language}`)],
            [
              t("orders.billing_address"),
              order.billing_address && <AddressLines address={order.billing_address} />,
            ],
          ]}
        />
      </Part>
      <Part title={t("orders.supply")}>
        <Facts
          facts={[
            [t("orders.supply_address"), <AddressLines key="address" address={order.supply_address} />],
            [t("orders.start"), format.date(order.supply_start)],
            [t("orders.reason"), t(`orders.reasons.${start.reason}`)],
            [t("orders.early_start"), yesNo(start.early_start_demanded)],
            [t("orders.meter_number"), meter.meter_number],
            [t("orders.meter_type"), t(`orders.meter_types.${meter.type}`)],
            [t("orders.market_location"), meter.market_location],
            [t("orders.previous_supplier"), meter.previous_supplier],
          ]}
        />
      </Part>
      <Besides order={order} />
      <Part title={t("orders.payment")}>
        <Facts
          facts={[
            [t("orders.payment_method"), t(`payment_methods.${order.payment_method}`)],
            [t("orders.iban"), order.iban_masked],
            [t("orders.account_holder"), order.account_holder],
            [t("orders.mandate"), order.mandate_reference],
            [
              t("offers.mandate.desired"),
              order.desired_debit && t("offers.mandate.desired_text", { iban: order.desired_debit }),
            ],
          ]}
        />
      </Part>
      <Part title={t("orders.consents")}>
        <Facts
          facts={[
            [t("orders.terms"), yesNo(consents.terms)],
            [t("orders.withdrawal_information"), yesNo(consents.withdrawal_information)],
            [t("orders.power_of_attorney"), yesNo(consents.power_of_attorney)],
            [t("orders.marketing"), yesNo(consents.marketing_email)],
          ]}
        />
        {order.power_of_attorney && (
          <details>
            <summary>{t("orders.show_power_of_attorney")}</summary>
            <Text size="sm" style={{ whiteSpace: "pre-line" }}>
              {order.power_of_attorney}
            </Text>
          </details>
        )}
      </Part>
    </>
  );
}

/** Answers, other products, the bundle, and through whom the order came. */
function Besides({ order }: { order: Order }) {
  const { t } = useTranslation();
  const names = useProductNames();
  const { answers = [], extras = [], bundle, origin, together = [] } = order;
  const facts: [string, ReactNode][] = answers.map(({ question, answer }) => [question, answer]);
  if (bundle) facts.push([t("orders.bundle"), bundle.name]);
  for (const number of together) {
    facts.push([
      t("offers.together"),
      <Link key={number} to={`/orders/${number}`}>
        {number}
      </Link>,
    ]);
  }
  if (origin?.partner) facts.push([t("orders.partner"), origin.partner]);
  if (origin?.referral_code) facts.push([t("orders.referral_code"), origin.referral_code]);
  return (
    <>
      {facts.length > 0 && (
        <Part title={t("orders.besides")}>
          <Facts facts={facts} />
        </Part>
      )}
      {extras.map(({ product, answers: given = [] }) => (
        <Part key={product.product_code} title={t("orders.extra", { name: names.both(product.name) })}>
          <Facts facts={given.map(({ question, answer }) => [question, answer])} />
          {given.length === 0 && <Text size="sm">{t("orders.no_answers")}</Text>}
        </Part>
      ))}
    </>
  );
}

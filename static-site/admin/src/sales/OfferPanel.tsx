import { Button, Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { StaffOffer } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import detail from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";
import { AddressLines } from "../orders/OrderFacts";
import { BundleDetail, ExtraPrice, TariffDetail, YearlyPrice } from "./Choice";
import { LetterPreview } from "./LetterPreview";
import { tones } from "./OffersPage";
import styles from "./Sales.module.css";

type Step = "sending" | "repetition" | "withdrawal";

/** One offer: what was promised to whom, and what became of it. */
export default function OfferPanel() {
  const { t } = useTranslation();
  const { number = "" } = useParams();
  const offer = useQuery({
    queryKey: ["offer", number],
    queryFn: () =>
      answerOf(api.GET("/staff/offers/{offer_number}", { params: { path: { offer_number: number } } })),
    refetchInterval: 10_000,
  });
  const status = offer.data?.status;
  return (
    <Panel
      id={number}
      title={t("offers.title", { number })}
      status={status && <Status value={tones[status]} label={t(`offers.statuses.${status}`)} />}
      list="/offers"
    >
      {offer.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {offer.isError && !offer.data && (
        <Notice problem={asProblem(offer.error)} retry={() => void offer.refetch()} />
      )}
      {offer.data && <OpenOffer offer={offer.data} />}
    </Panel>
  );
}

function OpenOffer({ offer }: { offer: StaffOffer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const attempt = useMemo(() => new Attempt(), []);
  const [doing, setDoing] = useState<Step | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const { terms, asked } = offer;

  async function act(kind: Step, reason: string) {
    const body = { version: offer.version, reason };
    const params = {
      path: { offer_number: offer.offer_number },
      header: { "Idempotency-Key": attempt.keyFor({ kind, ...body }) },
    };
    try {
      const changed = await answerOf(
        kind === "sending"
          ? api.POST("/staff/offers/{offer_number}/sending", { params, body })
          : kind === "repetition"
            ? api.POST("/staff/offers/{offer_number}/repetition", { params, body })
            : api.POST("/staff/offers/{offer_number}/withdrawal", { params, body }),
      );
      client.setQueryData(["offer", offer.offer_number], changed);
      notifications.show({ message: t(`offers.${kind}.done`), color: "green" });
    } finally {
      attempt.finish();
      void client.invalidateQueries({ queryKey: ["offers"] });
    }
  }

  async function download() {
    setProblem(null);
    try {
      const path = { offer_number: offer.offer_number };
      const { url } = await answerOf(
        api.GET("/staff/offers/{offer_number}/letter-link", { params: { path } }),
      );
      location.assign(url);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  }

  return (
    <>
      {(offer.status === "draft" || offer.status === "sent") && (
        <div className={detail.actions}>
          {offer.status === "draft" && (
            <>
              <Button onClick={() => setDoing("sending")}>{t("offers.sending.action")}</Button>
              <LetterPreview
                letter={() => ({ brand: offer.brand, offer_number: offer.offer_number, ...terms })}
                refused={setProblem}
              />
              <Button component={Link} to={`/offers/${offer.offer_number}/edit`} variant="default">
                {t("actions.edit")}
              </Button>
            </>
          )}
          {offer.status === "sent" && (
            <Button variant="default" onClick={() => setDoing("repetition")}>
              {t("offers.repetition.action")}
            </Button>
          )}
          <Button variant="default" onClick={() => setDoing("withdrawal")}>
            {t("offers.withdrawal.action")}
          </Button>
        </div>
      )}
      {(offer.document_ids ?? []).length > 0 && (
        <p>
          <Button variant="subtle" size="xs" onClick={() => void download()}>
            {t("offers.letter")}
          </Button>
        </p>
      )}
      {problem && <Notice problem={problem} />}
      {offer.order_number && (
        <p>
          <Link to={`/orders/${offer.order_number}`}>
            {t("orders.title", { number: offer.order_number })}
          </Link>
        </p>
      )}
      <Part title={t("offers.tariffs")}>
        {offer.offers.map((one) => (
          <Offered
            key={one.product_code}
            name={one.name}
            price={<YearlyPrice of={one} />}
            accepted={!offer.chosen_bundle && offer.chosen === one.product_code}
          >
            <TariffDetail offer={one} />
          </Offered>
        ))}
        {(offer.bundles ?? []).map((one) => (
          <Offered
            key={one.bundle_code}
            name={one.name}
            price={<YearlyPrice of={one} />}
            accepted={offer.chosen_bundle === one.bundle_code}
          >
            <BundleDetail bundle={one} />
          </Offered>
        ))}
        {(offer.extra_products ?? []).map((one) => (
          <Offered
            key={one.product_code}
            name={`+ ${one.name}`}
            price={<ExtraPrice product={one} />}
            accepted={false}
          >
            {one.description}
          </Offered>
        ))}
        <Facts
          facts={[
            [t("offers.fields.valid_until"), format.date(terms.valid_until)],
            [t("orders.commodity"), t(`commodities.${asked.commodity}`)],
            [t("orders.consumption"), format.kilowattHours(asked.consumption)],
          ]}
        />
      </Part>
      <Part title={t("offers.parts.person")}>
        <Facts
          facts={[
            [t("orders.company"), terms.person.company],
            [t("list.name"), `${terms.person.first_name} ${terms.person.last_name}`],
            [t("orders.customer_type"), t(`customer_types.${asked.customer_type}`)],
            [
              t("orders.email"),
              <a key="email" href={`mailto:${terms.person.email}`}>
                {terms.person.email}
              </a>,
            ],
            [t("orders.phone"), terms.person.phone],
            [
              t("orders.supply_address"),
              terms.supply_address ? (
                <AddressLines key="address" address={terms.supply_address} />
              ) : (
                asked.postcode
              ),
            ],
            [
              t("offers.fields.customer_number"),
              terms.customer_number && (
                <Link key="customer" to={`/customers/${terms.customer_number}`}>
                  {terms.customer_number}
                </Link>
              ),
            ],
          ]}
        />
      </Part>
      {terms.personal_text && (
        <Part title={t("offers.fields.personal_text")}>
          <p className={styles.letter}>{terms.personal_text}</p>
        </Part>
      )}
      <Part title={t("orders.history")}>
        <Timeline
          happenings={[...offer.history].reverse().map((step) => ({
            id: `${step.at} ${step.status}`,
            at: step.at,
            title: t(`offers.statuses.${step.status}`),
            actor: t(`actors.${step.actor}`, { defaultValue: step.actor }),
            note: t(`offers.notes.${step.note}`, { defaultValue: step.note ?? "" }),
          }))}
        />
      </Part>
      {doing && (
        <ActionDialog
          title={t(`offers.${doing}.title`, { number: offer.offer_number })}
          consequence={t(`offers.${doing}.consequence`, {
            email: terms.person.email,
            until: format.date(terms.valid_until),
          })}
          confirm={t(`offers.${doing}.action`)}
          dangerous={doing === "withdrawal"}
          {...(doing === "withdrawal" && { reasonLabel: t("dialog.reason"), reasonRequired: true })}
          act={(reason) => act(doing, reason)}
          close={() => setDoing(null)}
        />
      )}
    </>
  );
}

interface OfferedProperties {
  name: string;
  price: ReactNode;
  accepted: boolean;
  children: ReactNode;
}

/** One thing to choose or to add, and whether it was accepted. */
function Offered({ name, price, accepted, children }: OfferedProperties) {
  const { t } = useTranslation();
  return (
    <div>
      <p>
        <strong>{name}</strong>
        {accepted && ` · ${t("offers.statuses.accepted")}`}
      </p>
      <p>{price}</p>
      <p className={detail.muted}>{children}</p>
    </div>
  );
}

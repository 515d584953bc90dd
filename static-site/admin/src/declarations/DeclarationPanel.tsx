import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Declaration } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { Facts, Part } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";
import { DecisionButtons } from "./DecisionButtons";

const wishes: Record<string, string> = { moving: "moving_on", price_change: "prices_from" };

/** One declaration: what was declared, what it leads to, and the decision. */
export default function DeclarationPanel() {
  const { t } = useTranslation();
  const { number = "" } = useParams();
  const query = useQuery({
    queryKey: ["declaration", number],
    queryFn: () =>
      answerOf(
        api.GET("/staff/declarations/{declaration_number}", {
          params: { path: { declaration_number: number } },
        }),
      ),
  });
  const declaration = query.data;
  return (
    <Panel
      id={number}
      title={
        declaration
          ? `${t(`cancellation.kinds.${declaration.kind}`)} ${declaration.declaration_number}`
          : number
      }
      status={
        declaration && (
          <Status value={declaration.status} label={t(`cancellation.statuses.${declaration.status}`)} />
        )
      }
      list="/declarations"
    >
      {query.isPending && <Loading />}
      {query.isError && !declaration && (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      )}
      {declaration && <OpenDeclaration declaration={declaration} />}
    </Panel>
  );
}

function OpenDeclaration({ declaration }: { declaration: Declaration }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { declared } = declaration;
  const place = declared.new_address;
  const field = (name: string, value: ReactNode): [string, ReactNode] => [
    t(`cancellation.fields.${name}`),
    value,
  ];
  const open = declaration.status === "received" || declaration.status === "clarification";
  return (
    <>
      {open && <DecisionButtons key={declaration.version} declaration={declaration} />}
      {declaration.reasons.length > 0 && (
        <Part title={t("cancellation.staff.reasons")}>
          <ul style={{ margin: 0, paddingInlineStart: "1.25rem" }}>
            {declaration.reasons.map((reason) => (
              <li key={reason}>{t(`cancellation.reasons.${reason}`)}</li>
            ))}
          </ul>
        </Part>
      )}
      <Facts
        facts={[
          [
            t("customers.number"),
            declaration.customer_number && (
              <Link to={`/customers/${declaration.customer_number}`}>{declaration.customer_number}</Link>
            ),
          ],
          [t("contracts.number"), declaration.contract_number],
          [
            t("orders.number"),
            declaration.order_number && (
              <Link to={`/orders/${declaration.order_number}`}>{declaration.order_number}</Link>
            ),
          ],
          [
            t(open ? "cancellation.staff.proposed_end" : "cancellation.staff.ends_on"),
            declaration.ends_on && format.longDate(declaration.ends_on),
          ],
          [
            t("transactions.title"),
            declaration.transaction_id && (
              <Link to={`/transactions/${declaration.transaction_id}`}>{declaration.transaction_id}</Link>
            ),
          ],
        ]}
      />
      <Part title={t("cancellation.staff.declared")}>
        <Facts
          facts={[
            field("received_at", format.dateTime(declaration.received_at)),
            field("ground", declared.ground && t(`cancellation.grounds.${declared.ground}`)),
            field("name", `${declared.first_name} ${declared.last_name}`),
            [t("cancellation.staff.company"), declared.company],
            field("number", declared.number),
            field("email", declared.email),
            [
              declaration.kind === "move_in"
                ? t("cancellation.move_in.moved_in_on")
                : t(`cancellation.fields.${wishes[declared.ground ?? ""] ?? "wished_on"}`),
              declared.wished_on && format.longDate(declared.wished_on),
            ],
            [t("cancellation.move_in.meter_number"), declared.meter_number],
            field(
              "new_address",
              place && `${place.street} ${place.house_number}, ${place.postcode} ${place.town}`,
            ),
            field("explanation", declared.explanation),
          ]}
        />
      </Part>
      <Part title={t("orders.history")}>
        <Timeline
          happenings={[...declaration.history].reverse().map((step) => ({
            id: `${step.at} ${step.status}`,
            at: step.at,
            title: t(`cancellation.statuses.${step.status}`),
            actor: t([`cancellation.actors.${step.actor}`, `actors.${step.actor}`], {
              defaultValue: step.actor,
            }),
            note: step.note ?? "",
          }))}
        />
      </Part>
    </>
  );
}

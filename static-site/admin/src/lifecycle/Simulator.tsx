import { Checkbox, NumberInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Language, Machine } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { Notice } from "../detail/Notice";
import { EffectsView } from "./EffectsView";
import styles from "./Lifecycle.module.css";

/** What would a change of status fire: for a case that there is, or an imagined one. Changes nothing. */
export function Simulator({ brand, machine }: { brand: string; machine: Machine }) {
  const { t, i18n } = useTranslation();
  const first = machine.transitions[0];
  const [source, setSource] = useState(first?.source ?? machine.initial);
  const [target, setTarget] = useState(first?.target ?? machine.initial);
  const [orderNumber, setOrderNumber] = useState("");
  const [facts, setFacts] = useState({
    power_of_attorney: false,
    text_form_declaration: true,
    blacklist_clear: true,
    open_checks: 0,
    administrator: false,
  });
  const { administrator, ...imagined } = facts;
  const number = useDeferredValue(orderNumber.trim());
  const body = {
    source,
    target,
    machine,
    order_number: number || null,
    facts: {
      ...imagined,
      documents: facts.power_of_attorney ? (["power_of_attorney"] as const).slice() : [],
      roles: administrator ? ["clerk", "administrator"] : ["clerk"],
    },
    reached: machine.statuses.flatMap(({ key, milestone }) =>
      milestone && key === target ? [milestone] : [],
    ),
  };
  const query = useQuery({
    queryKey: ["simulation", brand, body],
    queryFn: () =>
      answerOf(
        api.POST("/staff/brands/{brand_id}/status-simulations", {
          params: { path: { brand_id: brand } },
          body,
        }),
      ),
    retry: false,
    placeholderData: (before) => before,
  });
  // The machine is asked before an order is accepted, if it draws any way there.
  const isAcceptance = machine.statuses.some(
    ({ key, milestone }) => key === target && milestone === "order_accepted",
  );
  const drawn = machine.transitions.some((way) => way.target === target);
  const statuses = machine.statuses.map(({ key, label }) => ({
    value: key,
    label: label[i18n.language as Language],
  }));
  return (
    <section className={styles.card} aria-label={t("lifecycle.simulator.title")}>
      <h2>{t("lifecycle.simulator.title")}</h2>
      <p className={styles.result}>{t("lifecycle.simulator.hint")}</p>
      {(
        [
          ["source", source, setSource],
          ["target", target, setTarget],
        ] as const
      ).map(([name, value, set]) => (
        <label key={name} className={styles.select}>
          <span>{t(`lifecycle.simulator.${name}`)}</span>
          <select value={value} onChange={(event) => set(event.currentTarget.value)}>
            {statuses.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <TextInput
        label={t("lifecycle.simulator.order")}
        description={t("lifecycle.simulator.order_hint")}
        value={orderNumber}
        maxLength={20}
        onChange={(event) => setOrderNumber(event.currentTarget.value)}
      />
      {!number && (
        <>
          {(["power_of_attorney", "text_form_declaration", "blacklist_clear", "administrator"] as const).map(
            (name) => (
              <Checkbox
                key={name}
                label={t(`lifecycle.simulator.facts.${name}`)}
                checked={facts[name]}
                onChange={(event) => setFacts({ ...facts, [name]: event.currentTarget.checked })}
              />
            ),
          )}
          <NumberInput
            label={t("lifecycle.simulator.facts.open_checks")}
            min={0}
            max={20}
            value={facts.open_checks}
            onChange={(value) => setFacts({ ...facts, open_checks: Number(value) || 0 })}
          />
        </>
      )}
      <div aria-live="polite">
        {query.isError && <Notice problem={asProblem(query.error)} />}
        {query.data && !query.isError && <EffectsView effects={query.data} />}
        {query.data && !query.isError && isAcceptance && (
          <p className={styles.result}>
            {t(`lifecycle.acceptance.${query.data.allowed || !drawn ? "possible" : "refused"}`)}
          </p>
        )}
      </div>
    </section>
  );
}

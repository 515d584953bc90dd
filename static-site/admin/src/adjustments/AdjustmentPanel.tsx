import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { PriceAdjustment } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { blockRange } from "@wattwerk/ui/energyPrice";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api, useSession } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import detail from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import styles from "./Adjustments.module.css";
import { toneOf } from "./AdjustmentsPage";
import { AdjustedContracts, Example } from "./ContractLines";
import { prices, unitOf } from "./rules";

/** A price adjustment: what it changes, how far it is, whom it left out, and what can be done with it. */
export default function AdjustmentPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id = "" } = useParams();
  const query = useQuery({
    queryKey: ["price-adjustment", id],
    queryFn: () =>
      answerOf(
        api.GET("/staff/price-adjustments/{adjustment_id}", { params: { path: { adjustment_id: id } } }),
      ),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? 1_500 : false),
  });
  const found = query.data;
  return (
    <Panel
      id={id}
      title={
        found ? t("adjustments.panel", { day: format.date(found.effective_on) }) : t("adjustments.title")
      }
      status={found && <Status value={toneOf(found.state)} label={t(`adjustments.states.${found.state}`)} />}
      list="/price-adjustments"
    >
      {query.isPending && <Loading />}
      {query.isError && !found && (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      )}
      {found && <Found found={found} />}
    </Panel>
  );
}

function Found({ found }: { found: PriceAdjustment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { terms } = found;
  const rules = prices.flatMap((price): [string, string][] => {
    const rule = terms[price];
    if (!rule) return [];
    const unit = unitOf(rule.how, price);
    const amount = format.number(rule.value.replace("-", ""), { min: 0, max: 4 });
    const sign = rule.how === "to" ? "" : rule.value.startsWith("-") ? "−" : "+";
    const value = `${sign}${amount} ${unit === "%" ? unit : t(`contracts.units.${unit}`)}`;
    return [[t(`contracts.components.${price}`), t(`adjustments.rule_${rule.how}`, { value })]];
  });
  const blocks = terms.energy_blocks ?? [];
  const begins = blocks.map(({ from_kwh }) => from_kwh);
  const newBlocks = blocks.map(({ energy_price }, place): [string, string] => [
    `${t("contracts.components.energy_price")}, ${blockRange(t, format, begins, place)}`,
    t("adjustments.rule_to", {
      value: `${format.number(energy_price, { min: 2, max: 4 })} ${t("contracts.units.ct/kWh")}`,
    }),
  ]);
  return (
    <>
      <p role="status">{t(`adjustments.texts.${found.state}`, { count: found.planned })}</p>
      {isAtWork(found) && (
        <progress
          className={styles.progress}
          aria-label={t("adjustments.progress")}
          {...(found.state !== "checking" && { max: 1, value: doneShare(found) })}
        />
      )}
      <dl className={styles.counts}>
        {(["planned", "announced", "withdrawn", "left_out", "kept"] as const)
          .filter((count) => found[count] > 0 || count === "left_out")
          .map((count) => (
            <div key={count}>
              <dt>{t(`adjustments.counts.${count}`)}</dt>
              <dd>{format.number(found[count])}</dd>
            </div>
          ))}
      </dl>
      <Actions found={found} />
      {found.examples.length > 0 && (
        <Part title={t("adjustments.examples")}>
          <ul className={styles.lines}>
            {found.examples.map((entry) => (
              <Example key={entry.contract_number} entry={entry} />
            ))}
          </ul>
        </Part>
      )}
      {found.left_out + found.kept > 0 && (
        <Part title={t("adjustments.left_out")}>
          <AdjustedContracts found={found} />
        </Part>
      )}
      <Part title={t("adjustments.terms")}>
        <Facts
          facts={[
            [t("contracts.price_change.occasion"), t(`contracts.occasions.${terms.occasion}`)],
            ...rules,
            ...newBlocks,
            [
              t("adjustments.selection"),
              (found.selection.product_codes ?? []).join(", ") ||
                t("adjustments.contracts", { count: (found.selection.contract_numbers ?? []).length }),
            ],
            [t("adjustments.created"), `${format.dateTime(found.created_at)} · ${found.created_by}`],
            [
              t("adjustments.states.announced"),
              found.announced_at && `${format.dateTime(found.announced_at)} · ${found.announced_by}`,
            ],
            [
              t("adjustments.states.withdrawn"),
              found.withdrawn_at && `${format.dateTime(found.withdrawn_at)} · ${found.withdrawn_by}`,
            ],
            [t("adjustments.withdraw.reason"), found.withdrawal_reason],
          ]}
        />
        <p>{terms.explanations.de}</p>
      </Part>
    </>
  );
}

/** Announcing and withdrawing; both tell many customers, and both are an administrator's. */
function Actions({ found }: { found: PriceAdjustment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const attempt = useMemo(() => new Attempt(), []);
  const [open, setOpen] = useState<"" | "start" | "withdraw">("");
  const administrator = (useSession().profile?.roles ?? []).includes(`${found.brand}.administrator`);
  const today = new Date().toISOString().slice(0, 10);
  const startable = found.state === "checked" && found.planned > 0;
  const withdrawable = found.state === "announced" && found.announced > 0 && found.effective_on > today;
  if (!startable && !withdrawable) return null;
  if (!administrator) return <p className={detail.note}>{t("adjustments.administrators")}</p>;
  async function act(reason: string) {
    const path = { adjustment_id: found.adjustment_id };
    const body = { version: found.version };
    const header = { "Idempotency-Key": attempt.keyFor({ ...body, reason, open }) };
    await answerOf(
      open === "start"
        ? api.POST("/staff/price-adjustments/{adjustment_id}/announcement", {
            params: { path, header },
            body,
          })
        : api.POST("/staff/price-adjustments/{adjustment_id}/withdrawal", {
            params: { path, header },
            body: { ...body, reason },
          }),
    );
    attempt.finish();
    await client.invalidateQueries({ queryKey: ["price-adjustment", found.adjustment_id] });
  }
  const count = startable ? found.planned : found.announced;
  const values = { count, day: format.date(found.effective_on) };
  return (
    <div className={detail.actions}>
      {startable && (
        <Button onClick={() => setOpen("start")}>{t("adjustments.start.open", { count })}</Button>
      )}
      {withdrawable && (
        <Button variant="default" onClick={() => setOpen("withdraw")}>
          {t("adjustments.withdraw.open")}
        </Button>
      )}
      {open && (
        <ActionDialog
          title={t(`adjustments.${open}.title`)}
          consequence={t(`adjustments.${open}.consequence`, values)}
          confirm={t(`adjustments.${open}.action`, { count })}
          {...(open === "withdraw" && {
            dangerous: true,
            reasonLabel: t("adjustments.withdraw.reason"),
            reasonRequired: true,
          })}
          act={act}
          close={() => setOpen("")}
        />
      )}
    </div>
  );
}

function isAtWork({ state }: PriceAdjustment): boolean {
  return state === "checking" || state === "announcing" || state === "withdrawing";
}

function doneShare({ state, planned, announced, withdrawn, kept }: PriceAdjustment): number {
  const [done, open] = state === "announcing" ? [announced, planned] : [withdrawn + kept, announced];
  return done + open > 0 ? done / (done + open) : 0;
}

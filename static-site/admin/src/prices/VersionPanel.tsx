import { Button, Loader } from "@mantine/core";
import { IconArrowsDiff, IconDownload } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { newIdempotencyKey } from "@wattwerk/ui/api/idempotency";
import type { PriceActivation, PriceList } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { useFormat } from "../application/texts";
import { ActionDialog } from "../detail/ActionDialog";
import detail from "../detail/Detail.module.css";
import { Facts, Part } from "../detail/Facts";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import { Timeline } from "../detail/Timeline";
import { ActivationDialog } from "./ActivationDialog";
import { useDecides } from "./PricesHead";
import { RowSearch } from "./RowSearch";
import { activationNote, activationTitle, actorName, versionName } from "./values";

/** One version: what it is, when it holds, its rows. */
export default function VersionPanel() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const { version = "" } = useParams();
  const query = useQuery({
    queryKey: ["price-list", brand, version],
    queryFn: () =>
      answerOf(
        api.GET("/staff/price-lists/{price_list_version}", {
          params: { path: { price_list_version: version }, query: { brand } },
        }),
      ),
  });
  const list = query.data;
  return (
    <Panel
      id={version}
      title={list ? versionName(list, t) : version}
      status={list && <Status value={list.state} label={t(`prices.states.${list.state}`)} />}
      list="/prices"
    >
      {query.isPending && <Loader size="sm" aria-label={t("states.loading")} />}
      {query.isError && !list && (
        <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />
      )}
      {list && <OpenVersion list={list} />}
    </Panel>
  );
}

function OpenVersion({ list }: { list: PriceList }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand } = useBrand();
  const client = useQueryClient();
  const decides = useDecides();
  const [activating, setActivating] = useState(false);
  const [withdrawing, setWithdrawing] = useState<PriceActivation | null>(null);
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["price-list", brand] }),
      client.invalidateQueries({ queryKey: ["price-lists", brand] }),
    ]);
  const coming = list.activations.find(
    (entry) => !entry.withdrawn_at && Date.parse(entry.active_from) > Date.now(),
  );

  async function download() {
    const { url } = await answerOf(
      api.GET("/staff/price-lists/{price_list_version}/table", {
        params: { path: { price_list_version: list.version }, query: { brand } },
      }),
    );
    location.assign(url);
  }

  return (
    <>
      <div className={detail.actions}>
        {decides && list.state !== "active" && (
          <Button onClick={() => setActivating(true)}>
            {t(list.state === "superseded" ? "prices.actions.roll_back" : "prices.actions.activate")}
          </Button>
        )}
        {decides && coming && (
          <Button variant="default" onClick={() => setWithdrawing(coming)}>
            {t("prices.actions.withdraw")}
          </Button>
        )}
        <Button
          variant="default"
          component={Link}
          to={`/prices/comparison/${list.version}`}
          leftSection={<IconArrowsDiff size={16} aria-hidden />}
        >
          {t("prices.actions.compare")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void download()}
        >
          {t("prices.actions.download")}
        </Button>
      </div>
      <Facts
        facts={[
          [t("prices.version"), list.version],
          [
            t("prices.imported"),
            t("prices.by", { at: format.dateTime(list.imported_at), actor: actorName(list.imported_by, t) }),
          ],
          [t("prices.note"), list.note],
          [t("prices.commodities"), list.commodities.map((name) => t(`commodities.${name}`)).join(", ")],
          [t("prices.basis"), t(`prices.bases.${list.basis}`)],
          [
            t("prices.products"),
            Object.entries(list.products)
              .map(([code, count]) => `${code} (${format.number(count)})`)
              .join(", "),
          ],
        ]}
      />
      <RowSearch list={list} />
      {list.activations.length > 0 && (
        <Part title={t("prices.history")}>
          <Timeline
            happenings={list.activations.map((entry) => ({
              id: entry.activation_id,
              at: entry.made_at,
              title: activationTitle(entry, t, format),
              actor: actorName(entry.made_by, t),
              note: activationNote(entry, t, format, (other) => other),
            }))}
          />
        </Part>
      )}
      {activating && <ActivationDialog list={list} done={refresh} close={() => setActivating(false)} />}
      {withdrawing && (
        <ActionDialog
          title={t("prices.withdrawal.title")}
          consequence={t("prices.withdrawal.consequence", {
            from: format.dateTime(withdrawing.active_from),
          })}
          confirm={t("prices.withdrawal.confirm")}
          act={async () => {
            await answerOf(
              api.POST("/staff/price-activations/{price_activation_id}/withdrawal", {
                params: {
                  path: { price_activation_id: withdrawing.activation_id },
                  header: { "Idempotency-Key": newIdempotencyKey() },
                },
                body: { brand },
              }),
            );
            await refresh();
          }}
          close={() => setWithdrawing(null)}
        />
      )}
    </>
  );
}

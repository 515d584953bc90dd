import { Button } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { BlacklistDecision } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { Part } from "../detail/Facts";
import { generalProblem } from "../detail/faults";
import { Notice } from "../detail/Notice";
import { Panel } from "../detail/Panel";
import { Status } from "../detail/Status";
import styles from "./Blacklist.module.css";
import { Hits } from "./Hits";
import { nobody, PersonFields } from "./PersonFields";

const tones = { clear: "active", stops_order: "rejected", stops_processing: "waiting" } as const;

/** Try the list on somebody: what would happen to an order, and why. Nothing is stored. */
export default function TrialPanel() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const [person, setPerson] = useState(nobody);
  const [decision, setDecision] = useState<BlacklistDecision | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    try {
      setDecision(await answerOf(api.POST("/staff/blacklist-trials", { body: { brand, person } })));
    } catch (thrown) {
      setDecision(null);
      setProblem(asProblem(thrown));
    } finally {
      setSending(false);
    }
  }

  const general = generalProblem(problem, ["/person/"]);
  return (
    <Panel id="trial" title={t("blacklist.trial.title")} list="/blacklist">
      <p>{t("blacklist.trial.introduction")}</p>
      <form onSubmit={submit} className={styles.form} noValidate>
        <PersonFields person={person} change={setPerson} problem={problem} />
        {general && <Notice problem={general} />}
        <Button type="submit" loading={sending}>
          {t("blacklist.trial.submit")}
        </Button>
      </form>
      <output>
        {decision && (
          <Part title={t("blacklist.trial.result")}>
            <p>
              <Status value={tones[decision.outcome]} label={t(`blacklist.outcomes.${decision.outcome}`)} />
            </p>
            <p>{t("blacklist.trial.threshold", { threshold: decision.threshold })}</p>
            {decision.hits.length > 0 && <Hits hits={decision.hits} counts />}
            {decision.near_misses.length > 0 && (
              <>
                <h3>{t("blacklist.trial.near_misses")}</h3>
                <Hits hits={decision.near_misses} counts={false} />
              </>
            )}
            {decision.hits.length + decision.near_misses.length === 0 && (
              <p>{t("blacklist.trial.nothing")}</p>
            )}
          </Part>
        )}
      </output>
    </Panel>
  );
}

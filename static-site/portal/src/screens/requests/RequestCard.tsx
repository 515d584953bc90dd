import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import type { CustomerRequest } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { useTakeBack } from "./queries";
import { RequestFacts } from "./RequestFacts";
import styles from "./Requests.module.css";
import { Way } from "./Way";

/** One request: what was asked for, how far it has come, and the way back while there is one. */
export function RequestCard({ request }: { request: CustomerRequest }) {
  const { t } = useTranslation();
  return (
    <Portlet
      title={t(`transaction_kinds.${request.kind}`)}
      aside={<RequestBadge request={request} />}
      action={request.undoable ? <TakeBack request={request} /> : null}
    >
      <div className={styles.card}>
        <RequestFacts request={request} />
        <div>
          <h3 className={styles.heading}>{t("requests.what_happens_next")}</h3>
          <Way request={request} />
          <p className={styles.next}>{t(`requests.next.${request.status}`)}</p>
        </div>
      </div>
    </Portlet>
  );
}

const tones: Record<CustomerRequest["status"], string> = {
  received: "info",
  exported: "info",
  acknowledged: "success",
  rejected: "error",
  withdrawn: "quiet",
};

/** How a request stands, in a word. */
export function RequestBadge({ request }: { request: CustomerRequest }) {
  const { t } = useTranslation();
  return (
    <span className={styles.badge} data-tone={tones[request.status]}>
      {t(`requests.statuses.${request.status}`)}
    </span>
  );
}

function TakeBack({ request }: { request: CustomerRequest }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const takeBack = useTakeBack(request.transaction_id);
  if (!asked) {
    return (
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={20} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {t("requests.take_back.action")}
      </Button>
    );
  }
  return (
    <div className={styles.question}>
      {takeBack.error ? <Failure error={takeBack.error} /> : null}
      <Notice live kind="warning" title={t("requests.take_back.title")}>
        <p>{t("requests.take_back.consequence")}</p>
      </Notice>
      <div className={styles.actions}>
        <Button loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
          {t("requests.take_back.confirm")}
        </Button>
        <Button variant="default" disabled={takeBack.isPending} onClick={() => setAsked(false)}>
          {t("requests.take_back.keep")}
        </Button>
      </div>
    </div>
  );
}

import { Button } from "@mantine/core";
import { IconArrowBackUp, IconChevronDown } from "@tabler/icons-react";
import type { CustomerRequest } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import { Notice } from "../../components/Notice";
import { useFormat } from "../../texts/useFormat";
import { useTakeBack } from "./queries";
import { RequestFacts } from "./RequestFacts";
import styles from "./Requests.module.css";
import { Way } from "./Way";

const declarations = new Set(["cancellation", "withdrawal", "move_out", "move_in"]);

/**
 * One request in a line; opened, it tells what was asked for, how far it has come, and the way back
 * while there is one.
 */
export function RequestCard({ request, open }: { request: CustomerRequest; open?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <details className={styles.request} open={open}>
      <summary>
        <span className={styles.what}>
          <span className={styles.stage}>{t(`transaction_kinds.${request.kind}`)}</span>
          <span className={styles.moment}>{format.dateTime(request.received_at)}</span>
        </span>
        <RequestBadge request={request} />
        <IconChevronDown size={20} aria-hidden="true" className={styles.chevron} />
      </summary>
      <div className={styles.card}>
        <p className={styles.next}>{t(`requests.next.${request.status}`)}</p>
        <Way request={request} />
        <RequestFacts request={request} />
        {request.undoable ? <TakeBack request={request} /> : null}
      </div>
    </details>
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

/** Takes a request back after asking once more. */
export function TakeBack({ request }: { request: Pick<CustomerRequest, "transaction_id" | "kind"> }) {
  const takeBack = useTakeBack(request.transaction_id);
  return (
    <TakeBackQuestion
      kind={request.kind}
      error={takeBack.error}
      sending={takeBack.isPending}
      send={() => takeBack.mutate()}
    />
  );
}

interface QuestionProps {
  kind: string;
  error: Error | null;
  sending: boolean;
  send: () => void;
}

/** The button with which something is taken back, and what that means. */
export function TakeBackQuestion({ kind, error, sending, send }: QuestionProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <div>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={20} aria-hidden="true" />}
          onClick={() => setAsked(true)}
        >
          {t("requests.take_back.action")}
        </Button>
      </div>
    );
  }
  const consequence = declarations.has(kind) ? `consequence_${kind}` : "consequence";
  return (
    <div className={styles.question}>
      {error ? <Failure error={error} /> : null}
      <Notice
        live
        kind="warning"
        title={t("requests.take_back.title", { what: t(`transaction_kinds.${kind}`) })}
      >
        <p>{t(`requests.take_back.${consequence}`)}</p>
      </Notice>
      <div className={styles.actions}>
        <Button loading={sending} onClick={send}>
          {t("requests.take_back.confirm")}
        </Button>
        <Button variant="default" disabled={sending} onClick={() => setAsked(false)}>
          {t("requests.take_back.keep")}
        </Button>
      </div>
    </div>
  );
}

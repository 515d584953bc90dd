import { Button } from "@mantine/core";
import { IconProgressCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Failure } from "../../components/Failure";
import { Portlet } from "../../components/Portlet";
import { Skeleton } from "../../components/Skeleton";
import { useFormat } from "../../texts/useFormat";
import { useRequests } from "./queries";
import { RequestBadge } from "./RequestCard";
import styles from "./Requests.module.css";

const SHOWN = 3;

/** The latest requests and how far they have come. */
export function RequestsPortlet() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useRequests();
  return (
    <Portlet
      title={t("requests.title")}
      icon={<IconProgressCheck size={20} />}
      busy={!data && !error}
      action={
        <Button component={Link} to="/requests" variant="light">
          {t("requests.all")}
        </Button>
      }
    >
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <Skeleton height="9rem" /> : null}
      {data?.requests.length === 0 ? <p className={styles.next}>{t("requests.empty_text")}</p> : null}
      <ul className={styles.list}>
        {data?.requests.slice(0, SHOWN).map((request) => (
          <li key={request.transaction_id}>
            <span>
              <span className={styles.stage}>{t(`transaction_kinds.${request.kind}`)}</span>
              <span className={styles.moment}>{format.dateTime(request.received_at)}</span>
            </span>
            <RequestBadge request={request} />
          </li>
        ))}
      </ul>
    </Portlet>
  );
}

import { Button } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Failure } from "../../components/Failure";
import { Portlet } from "../../components/Portlet";
import rows from "../../components/Rows.module.css";
import { Skeleton } from "../../components/Skeleton";
import { useFormat } from "../../texts/useFormat";
import styles from "./Messages.module.css";
import { useConversations } from "./queries";

/** The latest message, and whether there is anything new to read. */
export function MessagesPortlet() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useConversations();
  // What is new comes first, whatever was written last.
  const latest = data?.items.find(({ unread: isNew }) => isNew) ?? data?.items[0];
  const unread = data?.unread ?? 0;
  return (
    <Portlet
      title={t("messages.title")}
      icon={<IconMessages size={20} />}
      busy={!data && !error}
      aside={
        unread > 0 ? <span className={styles.count}>{t("messages.unread", { count: unread })}</span> : null
      }
      action={
        latest ? (
          <Button component={Link} to="/messages" variant="light">
            {t("messages.all")}
          </Button>
        ) : (
          <Button component={Link} to="/messages/new" variant="light">
            {t("messages.write")}
          </Button>
        )
      }
    >
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <Skeleton height="4.5rem" /> : null}
      {data && !latest ? <p className={rows.detail}>{t("messages.empty_text")}</p> : null}
      {latest ? (
        <div className={styles.latest}>
          <Link className={rows.title} to={`/messages/${encodeURIComponent(latest.conversation_id)}`}>
            {latest.subject}
          </Link>
          <span>
            <span className={styles.status} data-status={latest.status}>
              {t(`messages.statuses.${latest.status}`)}
            </span>
          </span>
          <span className={rows.detail}>{format.dateTime(latest.last_message_at)}</span>
        </div>
      ) : null}
    </Portlet>
  );
}

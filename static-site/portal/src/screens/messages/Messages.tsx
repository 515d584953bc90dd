import { Button } from "@mantine/core";
import { IconChevronRight, IconMail, IconMessage, IconMessages, IconPencilPlus } from "@tabler/icons-react";
import type { ConversationSummary, Language } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDashboard } from "../../api/queries";
import { EmptyState } from "../../components/EmptyState";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { Portlet } from "../../components/Portlet";
import rows from "../../components/Rows.module.css";
import { Skeleton } from "../../components/Skeleton";
import { customerName } from "../../texts/names";
import { useFormat } from "../../texts/useFormat";
import { MailboxTabs } from "../documents/MailboxTabs";
import styles from "./Messages.module.css";
import { mailAddress } from "./mailAddress";
import { useContactOptions, useConversations } from "./queries";

/** What the customer wrote and what was answered, and every other way to reach the utility. */
export default function Messages() {
  const { t } = useTranslation();
  const { data, error, refetch } = useConversations();
  const write = (
    <Button component={Link} to="/messages/new" leftSection={<IconPencilPlus size={20} />}>
      {t("messages.write")}
    </Button>
  );
  return (
    <Page title={t("messages.title")} subtitle={t("messages.introduction")} actions={write}>
      <MailboxTabs />
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <Skeleton height="12rem" /> : null}
      {data && data.items.length === 0 ? (
        <EmptyState
          icon={<IconMessages size={26} />}
          title={t("messages.empty_title")}
          text={t("messages.empty_text")}
          action={write}
        />
      ) : null}
      {data && data.items.length > 0 ? (
        <Portlet title={t("messages.conversations")} icon={<IconMessages size={20} />}>
          <ul className={rows.rows}>
            {data.items.map((conversation) => (
              <li key={conversation.conversation_id}>
                <ConversationRow conversation={conversation} />
              </li>
            ))}
          </ul>
        </Portlet>
      ) : null}
      <OtherWays />
    </Page>
  );
}

function ConversationRow({ conversation }: { conversation: ConversationSummary }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (
    <Link className={rows.row} to={`/messages/${encodeURIComponent(conversation.conversation_id)}`}>
      <span className={rows.icon} aria-hidden="true">
        <IconMessage size={22} />
      </span>
      <span className={rows.text}>
        {conversation.unread ? (
          <span className={styles.unread} role="img" aria-label={t("messages.unread", { count: 1 })} />
        ) : null}
        <span className={rows.title}>{conversation.subject}</span>{" "}
        <span className={styles.status} data-status={conversation.status}>
          {t(`messages.statuses.${conversation.status}`)}
        </span>
        <span className={rows.detail}>
          <br />
          {conversation.reason_label[i18n.language as Language]} ·{" "}
          {format.dateTime(conversation.last_message_at)}
        </span>
      </span>
      <IconChevronRight className={rows.chevron} size={20} aria-hidden="true" />
    </Link>
  );
}

/** Mails that already name the customer: to the own contact person, or to the service. */
function OtherWays() {
  const { t } = useTranslation();
  const options = useContactOptions().data;
  const customer = useDashboard().data?.customer;
  if (!options || !customer) return null;
  const subject = t("messages.mail_subject", { number: customer.customer_number });
  const body = t("messages.mail_body", { name: customerName(customer), number: customer.customer_number });
  const person = options.contact_person;
  const mail = mailAddress(person?.email ?? options.email, subject, body);
  return (
    <Portlet
      title={t(person ? "messages.contact_person" : "messages.other_ways")}
      icon={<IconMail size={20} />}
      action={
        <Button component="a" href={mail} variant="light">
          {t("messages.send_mail")}
        </Button>
      }
    >
      <div className={styles.person}>
        {person ? <p className={rows.title}>{person.name}</p> : <p>{t("messages.mail_text")}</p>}
        <p>{person?.email ?? options.email}</p>
        {person?.phone ? (
          <p>
            <a href={`tel:${person.phone.replace(/[^\d+]/g, "")}`}>{person.phone}</a>
          </p>
        ) : null}
      </div>
    </Portlet>
  );
}

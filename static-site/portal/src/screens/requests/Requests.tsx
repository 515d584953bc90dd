import { IconProgressCheck } from "@tabler/icons-react";
import type { CustomerRequest } from "@wattwerk/ui/api/models";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { Portlet } from "../../components/Portlet";
import { Skeleton } from "../../components/Skeleton";
import { useRequests } from "./queries";
import { RequestCard } from "./RequestCard";
import styles from "./Requests.module.css";

/** Everything the customer asked for, and what happens next with it: what is open first. */
export default function Requests() {
  const { t } = useTranslation();
  const { data, error, refetch } = useRequests();
  const requests = data?.requests ?? [];
  // What is taken back on this page stays where the customer did so.
  const places = useRef(new Map<string, boolean>()).current;
  for (const request of requests) {
    if (!places.has(request.transaction_id)) places.set(request.transaction_id, isOpen(request));
  }
  const standsOpen = ({ transaction_id }: CustomerRequest) => places.get(transaction_id) === true;
  return (
    <Page title={t("requests.title")} subtitle={t("requests.subtitle")}>
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <Skeleton height="20rem" /> : null}
      {data && requests.length === 0 ? (
        <EmptyState
          icon={<IconProgressCheck size={26} />}
          title={t("requests.empty_title")}
          text={t("requests.empty_text")}
        />
      ) : null}
      <Group title={t("requests.open")} requests={requests.filter(standsOpen)} />
      <Group title={t("requests.done")} requests={requests.filter((request) => !standsOpen(request))} />
    </Page>
  );
}

function Group({ title, requests }: { title: string; requests: CustomerRequest[] }) {
  if (requests.length === 0) return null;
  return (
    <Portlet title={`${title} (${requests.length})`}>
      <div className={styles.requests}>
        {requests.map((request) => (
          <RequestCard key={request.transaction_id} request={request} open={requests.length === 1} />
        ))}
      </div>
    </Portlet>
  );
}

/** Whether billing has not answered yet. */
function isOpen({ status }: CustomerRequest): boolean {
  return status === "received" || status === "exported";
}

import { IconProgressCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { Failure } from "../../components/Failure";
import { Cards, Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { useRequests } from "./queries";
import { RequestCard } from "./RequestCard";

/** Everything the customer asked for, and what happens next with it. */
export default function Requests() {
  const { t } = useTranslation();
  const { data, error, refetch } = useRequests();
  return (
    <Page title={t("requests.title")} subtitle={t("requests.subtitle")}>
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <Skeleton height="20rem" /> : null}
      {data?.requests.length === 0 ? (
        <EmptyState
          icon={<IconProgressCheck size={26} />}
          title={t("requests.empty_title")}
          text={t("requests.empty_text")}
        />
      ) : null}
      <Cards>
        {data?.requests.map((request) => (
          <RequestCard key={request.transaction_id} request={request} />
        ))}
      </Cards>
    </Page>
  );
}

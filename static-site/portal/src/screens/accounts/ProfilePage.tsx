import type { Dashboard } from "@wattwerk/ui/api/models";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDashboard } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Cards, Page } from "../../components/Page";
import { PageSkeleton } from "../../components/PageSkeleton";

interface ProfilePageProps {
  /** What is changed; its texts stand under this name. */
  about: "name" | "contact" | "bills";
  /** The cards of the page, as soon as it is known how everything is now. */
  children: (dashboard: Dashboard) => ReactNode;
}

/** A page below the profile on which customers change what is stored about them. */
export function ProfilePage({ about, children }: ProfilePageProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useDashboard();
  if (!data) return error ? <Failure error={error} retry={() => refetch()} /> : <PageSkeleton />;
  return (
    <Page
      title={t(`requests.${about}.title`)}
      subtitle={t(`requests.${about}.subtitle`)}
      back={{ to: "/profile", label: t("navigation.profile") }}
    >
      <Cards>{children(data)}</Cards>
    </Page>
  );
}

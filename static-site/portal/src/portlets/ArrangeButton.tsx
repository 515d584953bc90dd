import { Button } from "@mantine/core";
import { IconLayoutGrid } from "@tabler/icons-react";
import type { PortletPage } from "@wattwerk/ui/portlets";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { SidePanel } from "../components/SidePanel";
import { Skeleton } from "../components/Skeleton";

const ArrangeForm = lazy(() => import("./ArrangeForm"));

/** Lets the customer choose order, size and visibility of a page's portlets. */
export function ArrangeButton({ page }: { page: PortletPage }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLayoutGrid size={20} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t("settings.arrange.open")}
      </Button>
      <SidePanel title={t("settings.arrange.title")} open={open} onClose={() => setOpen(false)}>
        <Suspense fallback={<Skeleton height="20rem" />}>
          <ArrangeForm page={page} close={() => setOpen(false)} />
        </Suspense>
      </SidePanel>
    </>
  );
}

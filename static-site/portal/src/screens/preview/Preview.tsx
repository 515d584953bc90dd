import { QueryClientProvider } from "@tanstack/react-query";
import {
  isPreviewMessage,
  type PreviewMessage,
  type PreviewPage,
  type PreviewReady,
} from "@wattwerk/ui/preview";
import { applyTheme } from "@wattwerk/ui/theme";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsOf, metersOf } from "../../api/selection";
import { CrashGuard } from "../../components/CrashGuard";
import { Page } from "../../components/Page";
import { BrandLogo } from "../../layout/BrandLogo";
import { LegalFooter } from "../../layout/LegalFooter";
import { Navigation } from "../../layout/Navigation";
import shell from "../../layout/Shell.module.css";
import { contractPortlets } from "../../portlets/contract";
import { dashboardPortlets } from "../../portlets/dashboard";
import { Grid } from "../../portlets/Grid";
import { usePlaces } from "../../portlets/usePlaces";
import { FixedCustomer } from "../../session/CustomerChoice";
import { PortalProvider, useBrand, useSession } from "../../session/Portal";
import Imprint from "../Imprint";
import LegalPage from "../legal/LegalPage";
import SignIn from "../SignIn";
import { CUSTOMER, exampleAnswers, exampleDashboard } from "./example";

/** The portal with a draft of the brand, in a frame of the admin app. Nothing in it can be used. */
export default function Preview() {
  const published = useBrand();
  const [shown, setShown] = useState<Pick<PreviewMessage, "brand" | "page" | "words">>({
    brand: published,
    page: "dashboard",
    words: {},
  });
  const signedIn = useSession().status === "signed_in";

  useEffect(() => {
    const take = (event: MessageEvent) => {
      if (event.source === parent && isPreviewMessage(event, location.origin)) show(event.data);
    };
    const show = ({ brand, page, words, scheme }: PreviewMessage) => {
      applyTheme(brand.theme);
      document.documentElement.dataset.scheme = scheme;
      setShown({ brand, page, words });
    };
    addEventListener("message", take);
    const ready: PreviewReady = { type: "wattwerk.preview.ready" };
    parent.postMessage(ready, location.origin);
    return () => removeEventListener("message", take);
  }, []);

  const { brand, page, words } = shown;
  // Names and products come from the brand; its colours need no new answers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the invented data depend on the names alone
  const answers = useMemo(() => exampleAnswers(brand), [brand.id, brand.name]);
  useEffect(() => {
    answers.setQueryData(["legal", brand.id, page], { texts: words });
  }, [answers, brand.id, page, words]);
  return (
    <PortalProvider value={{ brand }}>
      <QueryClientProvider client={answers}>
        <FixedCustomer number={CUSTOMER}>
          <div inert>
            <CrashGuard>
              <Shown page={page === "sign_in" && signedIn ? "dashboard" : page} />
            </CrashGuard>
          </div>
        </FixedCustomer>
      </QueryClientProvider>
    </PortalProvider>
  );
}

function Shown({ page }: { page: PreviewPage }) {
  switch (page) {
    case "sign_in":
      return <SignIn />;
    case "imprint":
      return <Imprint />;
    case "privacy":
    case "accessibility":
      return <LegalPage page={page} />;
    default:
      return <Frame>{page === "contract" ? <ContractExample /> : <DashboardExample />}</Frame>;
  }
}

function Frame({ children }: React.PropsWithChildren) {
  return (
    <div className={shell.shell}>
      <header className={shell.side}>
        <span className={shell.logo}>
          <BrandLogo />
        </span>
        <Navigation />
      </header>
      <div className={shell.column}>
        <main className={shell.content}>{children}</main>
        <LegalFooter />
      </div>
    </div>
  );
}

function DashboardExample() {
  const { t } = useTranslation();
  const data = exampleDashboard(useBrand());
  const { contracts } = data;
  const facts = {
    data,
    contracts,
    accounts: accountsOf(data, contracts),
    meters: metersOf(contracts),
    contractNumber: null,
  };
  return (
    <Page
      title={t("dashboard.greeting", { name: `${data.customer.first_name} ${data.customer.last_name}` })}
      subtitle={t("switch.customer", { number: CUSTOMER })}
    >
      <Grid page="dashboard" registry={dashboardPortlets} places={usePlaces("dashboard")} facts={facts} />
    </Page>
  );
}

function ContractExample() {
  const { customer, contracts, accounts } = exampleDashboard(useBrand());
  const [contract] = contracts;
  const [account] = accounts;
  const places = usePlaces("contract");
  if (!contract || !account) return null;
  return (
    <Page title={contract.product_name}>
      <Grid
        page="contract"
        registry={contractPortlets}
        places={places}
        facts={{ contract, account, customer }}
      />
    </Page>
  );
}

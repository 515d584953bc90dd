import { Loader } from "@mantine/core";
import { loadBrand } from "@wattwerk/ui/brand";
import { useSchemeOnPage } from "@wattwerk/ui/mantine";
import { applyTheme } from "@wattwerk/ui/theme";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Route, Routes } from "react-router";
import { Shell } from "../shell/Shell";
import { SignInPage } from "../sign-in/SignInPage";
import { BrandProvider } from "./brand";
import { publicApi, session, useSession } from "./session";

const TodayPage = lazy(() => import("../today/TodayPage"));
const OrdersPage = lazy(() => import("../orders/OrdersPage"));
const OrderPanel = lazy(() => import("../orders/OrderPanel"));
const ContractsPage = lazy(() => import("../contracts/ContractsPage"));
const ContractPanel = lazy(() => import("../contracts/ContractPanel"));
const AdjustmentsPage = lazy(() => import("../adjustments/AdjustmentsPage"));
const AdjustmentPanel = lazy(() => import("../adjustments/AdjustmentPanel"));
const MachinePage = lazy(() => import("../lifecycle/MachinePage"));
const CustomersPage = lazy(() => import("../customers/CustomersPage"));
const CustomerPage = lazy(() => import("../customers/CustomerPage"));
const MessagesPage = lazy(() => import("../messages/MessagesPage"));
const MessagePanel = lazy(() => import("../messages/MessagePanel"));
const GasFactorsPage = lazy(() => import("../meters/GasFactorsPage"));
const DeclarationsPage = lazy(() => import("../declarations/DeclarationsPage"));
const DeclarationPanel = lazy(() => import("../declarations/DeclarationPanel"));
const OffersPage = lazy(() => import("../sales/OffersPage"));
const OfferPanel = lazy(() => import("../sales/OfferPanel"));
const OfferFormPage = lazy(() => import("../sales/OfferFormPage"));
const CapturePage = lazy(() => import("../sales/CapturePage"));
const BlacklistPage = lazy(() => import("../blacklist/BlacklistPage"));
const BlacklistEntryPanel = lazy(() => import("../blacklist/EntryPanel"));
const BlacklistNewPanel = lazy(() => import("../blacklist/NewEntryPanel"));
const BlacklistTrialPanel = lazy(() => import("../blacklist/TrialPanel"));
const BlacklistGroupsPanel = lazy(() => import("../blacklist/GroupsPanel"));
const ErasuresPage = lazy(() => import("../privacy/ErasuresPage"));
const ErasurePanel = lazy(() => import("../privacy/ErasurePanel"));
const RunsPage = lazy(() => import("../privacy/RunsPage"));
const RunPanel = lazy(() => import("../privacy/RunPanel"));
const ProductsPage = lazy(() => import("../products/ProductsPage"));
const ProductPage = lazy(() => import("../products/ProductPage"));
const ArrangementPage = lazy(() => import("../products/ArrangementPage"));
const DefaultSupplyPage = lazy(() => import("../products/DefaultSupplyPage"));
const CalculatorPage = lazy(() => import("../calculator/CalculatorPage"));
const SettingsPage = lazy(() => import("../settings/SettingsPage"));
const WaitingLoginsPage = lazy(() => import("../logins/WaitingLoginsPage"));
const TemplatesPage = lazy(() => import("../templates/TemplatesPage"));
const TemplatePage = lazy(() => import("../templates/TemplatePage"));
const TransactionsPage = lazy(() => import("../transactions/TransactionsPage"));
const TransactionPanel = lazy(() => import("../transactions/TransactionPanel"));
const PricesPage = lazy(() => import("../prices/PricesPage"));
const VersionPanel = lazy(() => import("../prices/VersionPanel"));
const PriceImportPage = lazy(() => import("../prices/ImportPage"));
const PriceImportsPage = lazy(() => import("../prices/ImportsPage"));
const PriceImportProgressPage = lazy(() => import("../prices/ImportProgressPage"));
const PriceComparisonPage = lazy(() => import("../prices/ComparisonPage"));
const PriceHistoryPage = lazy(() => import("../prices/HistoryPage"));
const PlacePage = lazy(() => import("../prices/PlacePage"));
const LeviesPage = lazy(() => import("../prices/LeviesPage"));

const firstBrand = "musterstadt";

/** The admin app: signed out, or the shell with its pages. */
export function Application() {
  const { t } = useTranslation();
  const { status, profile } = useSession();
  useSchemeOnPage();
  useEffect(() => {
    void session.restore();
    // The sign-in page wears the colours of the house; nobody has chosen a brand yet.
    loadBrand(publicApi, firstBrand).then(
      (brand) => applyTheme(brand.theme),
      () => undefined,
    );
  }, []);
  if (status === "unknown") {
    return (
      <output className="waiting">
        <Loader aria-hidden />
        <span className="visually-hidden">{t("states.loading")}</span>
      </output>
    );
  }
  if (status !== "signed_in" || !profile) return <SignInPage />;
  return (
    <BrandProvider ids={profile.brands ?? []}>
      <Suspense>
        <Routes>
          <Route element={<Shell profile={profile} />}>
            <Route index element={<TodayPage />} />
            <Route path="orders" element={<OrdersPage />}>
              <Route path=":number" element={<OrderPanel />} />
            </Route>
            <Route path="contracts" element={<ContractsPage />}>
              <Route path=":number" element={<ContractPanel />} />
            </Route>
            <Route path="price-adjustments" element={<AdjustmentsPage />}>
              <Route path=":id" element={<AdjustmentPanel />} />
            </Route>
            <Route path="lifecycle" element={<MachinePage />} />
            <Route path="customers" element={<CustomersPage />} />
            <Route path="customers/:number" element={<CustomerPage />} />
            <Route path="portal-logins" element={<WaitingLoginsPage />} />
            <Route path="messages" element={<MessagesPage />}>
              <Route path=":id" element={<MessagePanel />} />
            </Route>
            <Route path="declarations" element={<DeclarationsPage />}>
              <Route path=":number" element={<DeclarationPanel />} />
            </Route>
            <Route path="transactions" element={<TransactionsPage />}>
              <Route path=":id" element={<TransactionPanel />} />
            </Route>
            <Route path="offers/new" element={<OfferFormPage />} />
            <Route path="offers/:number/edit" element={<OfferFormPage />} />
            <Route path="offers" element={<OffersPage />}>
              <Route path=":number" element={<OfferPanel />} />
            </Route>
            <Route path="capture" element={<CapturePage />} />
            <Route path="blacklist" element={<BlacklistPage />}>
              <Route path="new" element={<BlacklistNewPanel />} />
              <Route path="trial" element={<BlacklistTrialPanel />} />
              <Route path="groups" element={<BlacklistGroupsPanel />} />
              <Route path=":id" element={<BlacklistEntryPanel />} />
            </Route>
            <Route path="privacy" element={<ErasuresPage />}>
              <Route path=":number" element={<ErasurePanel />} />
            </Route>
            <Route path="privacy/runs" element={<RunsPage />}>
              <Route path=":id" element={<RunPanel />} />
            </Route>
            <Route path="products" element={<ProductsPage />} />
            <Route path="products/:code/:part?" element={<ProductPage />} />
            <Route path="product-arrangement" element={<ArrangementPage />} />
            <Route path="default-supply" element={<DefaultSupplyPage />} />
            <Route path="calculator/:quoteId?" element={<CalculatorPage />} />
            <Route path="gas-factors" element={<GasFactorsPage />} />
            <Route path="prices" element={<PricesPage />}>
              <Route path=":version" element={<VersionPanel />} />
            </Route>
            <Route path="prices/import" element={<PriceImportPage />} />
            <Route path="prices/imports" element={<PriceImportsPage />} />
            <Route path="prices/imports/:id" element={<PriceImportProgressPage />} />
            <Route path="prices/comparison/:version" element={<PriceComparisonPage />} />
            <Route path="prices/history" element={<PriceHistoryPage />} />
            <Route path="prices/place" element={<PlacePage />} />
            <Route path="prices/levies" element={<LeviesPage />} />
            <Route path="templates" element={<TemplatesPage />} />
            <Route path="templates/:kind/:key/:language" element={<TemplatePage />} />
            <Route path="settings/:part?/:section?" element={<SettingsPage />} />
            <Route path="*" element={<Navigate to="/" replace />} />
          </Route>
        </Routes>
      </Suspense>
    </BrandProvider>
  );
}

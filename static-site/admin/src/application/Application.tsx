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
const ProductsPage = lazy(() => import("../products/ProductsPage"));
const ProductPage = lazy(() => import("../products/ProductPage"));
const ArrangementPage = lazy(() => import("../products/ArrangementPage"));
const DefaultSupplyPage = lazy(() => import("../products/DefaultSupplyPage"));
const CalculatorPage = lazy(() => import("../calculator/CalculatorPage"));
const SettingsPage = lazy(() => import("../settings/SettingsPage"));
const WaitingLoginsPage = lazy(() => import("../logins/WaitingLoginsPage"));
const TransactionsPage = lazy(() => import("../transactions/TransactionsPage"));
const TransactionPanel = lazy(() => import("../transactions/TransactionPanel"));

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
            <Route path="products" element={<ProductsPage />} />
            <Route path="products/:code/:part?" element={<ProductPage />} />
            <Route path="product-arrangement" element={<ArrangementPage />} />
            <Route path="default-supply" element={<DefaultSupplyPage />} />
            <Route path="calculator/:quoteId?" element={<CalculatorPage />} />
            <Route path="gas-factors" element={<GasFactorsPage />} />
            <Route path="settings/:part?/:section?" element={<SettingsPage />} />
            <Route path="*" element={<Navigate to="/" replace />} />
          </Route>
        </Routes>
      </Suspense>
    </BrandProvider>
  );
}

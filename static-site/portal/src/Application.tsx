import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import type { Brand } from "@wattwerk/ui/api/models";
import { loadBrand } from "@wattwerk/ui/brand";
import { mantineTheme, useSchemeOnPage } from "@wattwerk/ui/mantine";
import { applyTheme } from "@wattwerk/ui/theme";
import { lazy, type PropsWithChildren, StrictMode, Suspense, useEffect, useRef, useState } from "react";
import { BrowserRouter, Navigate, Outlet, Route, Routes, useLocation } from "react-router";
import { createQueryClient } from "./api/queries";
import { CrashGuard } from "./components/CrashGuard";
import { Shell } from "./layout/Shell";
import { CustomerChoiceProvider } from "./session/CustomerChoice";
import { publicApi } from "./session/connection";
import { PortalProvider, useSession } from "./session/Portal";
import { signInPath } from "./session/returnPath";
import { leftByChoice } from "./session/visit";

const Account = lazy(() => import("./screens/account/Account"));
const BrandChoice = lazy(() => import("./screens/BrandChoice"));
const Contact = lazy(() => import("./screens/messages/Contact"));
const Contract = lazy(() => import("./screens/Contract"));
const ContractEnd = lazy(() => import("./screens/end/ContractEnd"));
const MoveIn = lazy(() => import("./screens/end/MoveIn"));
const Contracts = lazy(() => import("./screens/Contracts"));
const Conversation = lazy(() => import("./screens/messages/Conversation"));
const Dashboard = lazy(() => import("./screens/Dashboard"));
const Documents = lazy(() => import("./screens/documents/Documents"));
const Imprint = lazy(() => import("./screens/Imprint"));
const LegalPage = lazy(() => import("./screens/legal/LegalPage"));
const LinkLanding = lazy(() => import("./screens/LinkLanding"));
const LinkRequest = lazy(() => import("./screens/LinkRequest"));
const Meter = lazy(() => import("./screens/Meter"));
const Meters = lazy(() => import("./screens/Meters"));
const Messages = lazy(() => import("./screens/messages/Messages"));
const NewMessage = lazy(() => import("./screens/messages/NewMessage"));
const PublicReading = lazy(() => import("./screens/PublicReading"));
const NotFound = lazy(() => import("./screens/NotFound"));
const Preview = lazy(() => import("./screens/preview/Preview"));
const Profile = lazy(() => import("./screens/Profile"));
const Report = lazy(() => import("./screens/report/Report"));
const SeveralMeters = lazy(() => import("./screens/meters/SeveralMeters"));
const Requests = lazy(() => import("./screens/requests/Requests"));
const Bank = lazy(() => import("./screens/accounts/Bank"));
const Bills = lazy(() => import("./screens/accounts/Bills"));
const ContactData = lazy(() => import("./screens/accounts/ContactData"));
const Instalments = lazy(() => import("./screens/accounts/Instalments"));
const Registration = lazy(() => import("./screens/account/Registration"));
const UndoByLink = lazy(() => import("./screens/requests/UndoByLink"));
const SignIn = lazy(() => import("./screens/SignIn"));

const queries = createQueryClient();
const theme = mantineTheme("md");

interface ApplicationProps {
  brand: Brand | null;
  /** The brand could not be loaded, and nobody knows whether it exists. */
  failed: boolean;
}

export function Application({ brand, failed }: ApplicationProps) {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        // The tokens are in a stylesheet of ours: style elements would break the content security policy.
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <SchemeOnPage />
        <CrashGuard>
          <QueryClientProvider client={queries}>
            <BrowserRouter basename="/portal">
              <Suspense>{brand ? <BrandedPages brand={brand} /> : <BrandChoice failed={failed} />}</Suspense>
            </BrowserRouter>
          </QueryClientProvider>
        </CrashGuard>
      </MantineProvider>
    </StrictMode>
  );
}

function SchemeOnPage() {
  useSchemeOnPage();
  return null;
}

function BrandedPages({ brand: initial }: { brand: Brand }) {
  const brand = useBrandOfSession(initial);
  return (
    <PortalProvider value={{ brand }}>
      <Routes>
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="/sign-in/link" element={<LinkRequest key="link" purpose="magic_link" />} />
        <Route path="/sign-in/password" element={<LinkRequest key="password" purpose="set_password" />} />
        <Route path="/link" element={<LinkLanding />} />
        <Route path="/register" element={<Registration />} />
        <Route path="/reading" element={<PublicReading />} />
        <Route path="/undo" element={<UndoByLink />} />
        <Route path="/imprint" element={<Imprint />} />
        <Route path="/privacy" element={<LegalPage page="privacy" />} />
        <Route path="/accessibility" element={<LegalPage page="accessibility" />} />
        <Route path="/preview" element={<Preview />} />
        <Route path="/contact" element={<Contact />} />
        <Route element={<SignedIn />}>
          <Route element={<Shell />}>
            <Route index element={<Dashboard />} />
            <Route path="/meters" element={<Meters />} />
            <Route path="/meters/report" element={<SeveralMeters />} />
            <Route path="/meters/:meterId" element={<Meter />} />
            <Route path="/meters/:meterId/report" element={<Report />} />
            <Route path="/contracts" element={<Contracts />} />
            <Route path="/contracts/:contractNumber" element={<Contract />} />
            <Route path="/contracts/:contractNumber/end" element={<ContractEnd />} />
            <Route path="/move-in" element={<MoveIn />} />
            <Route path="/documents" element={<Documents />} />
            <Route path="/messages" element={<Messages />} />
            <Route path="/messages/new" element={<NewMessage />} />
            <Route path="/messages/:conversationId" element={<Conversation />} />
            <Route path="/profile" element={<Profile />} />
            <Route path="/profile/account" element={<Account />} />
            <Route path="/requests" element={<Requests />} />
            <Route path="/profile/contact" element={<ContactData />} />
            <Route path="/profile/bills" element={<Bills />} />
            <Route path="/accounts/:accountNumber/bank" element={<Bank />} />
            <Route path="/accounts/:accountNumber/instalments" element={<Instalments />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Route>
      </Routes>
    </PortalProvider>
  );
}

/** A customer sees the brand of the own contract, whatever the address said. */
function useBrandOfSession(initial: Brand): Brand {
  const [brand, setBrand] = useState(initial);
  const own = useSession().profile?.brand;
  useEffect(() => {
    if (!own || own === brand.id) return;
    loadBrand(publicApi, own).then(
      (found) => {
        applyTheme(found.theme);
        setBrand(found);
      },
      () => undefined,
    );
  }, [own, brand.id]);
  return brand;
}

/** Screens behind the sign-in. Without a session they lead there, and back afterwards. */
function SignedIn() {
  const session = useSession();
  const { pathname, search } = useLocation();
  const wasSignedIn = useRef(false);
  if (session.status !== "signed_in") {
    if (leftByChoice()) return <Navigate to="/sign-in" replace />;
    return <Navigate to={signInPath(pathname + search)} replace state={{ ended: wasSignedIn.current }} />;
  }
  wasSignedIn.current = true;
  return (
    <SessionScope key={session.profile?.login_id}>
      <Outlet />
    </SessionScope>
  );
}

function SessionScope({ children }: PropsWithChildren) {
  return <CustomerChoiceProvider>{children}</CustomerChoiceProvider>;
}

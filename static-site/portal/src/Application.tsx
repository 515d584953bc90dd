import { MantineProvider } from "@mantine/core";
import type { Brand } from "@wattwerk/ui/api/models";
import { loadBrand } from "@wattwerk/ui/brand";
import { mantineTheme, useSchemeOnPage } from "@wattwerk/ui/mantine";
import { applyTheme } from "@wattwerk/ui/theme";
import { StrictMode, Suspense, useEffect, useRef, useState } from "react";
import { BrowserRouter, Navigate, Route, Routes, useLocation } from "react-router";
import { CrashGuard } from "./components/CrashGuard";
import { Shown } from "./screens/Shown";
import SignIn from "./screens/SignIn";
import { screens } from "./screens/screens";
import { keepBrand } from "./session/brand";
import { publicApi } from "./session/connection";
import { PortalProvider, useSession } from "./session/Portal";
import { signInPath } from "./session/returnPath";
import { leftByChoice } from "./session/visit";

const theme = mantineTheme("md");

interface ApplicationProps {
  brand: Brand | null;
  /** The brand could not be loaded, and nobody knows whether it exists. */
  failed: boolean;
  /** The brand as the server has it now; what is shown may be that of an earlier visit. */
  current: Promise<Brand | null>;
}

export function Application({ brand, failed, current }: ApplicationProps) {
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
          <BrowserRouter basename="/portal">
            <Suspense>
              {brand ? (
                <BrandedPages brand={brand} current={current} />
              ) : (
                <Shown screen={screens.Queries}>
                  <Shown screen={screens.BrandChoice} failed={failed} />
                </Shown>
              )}
            </Suspense>
          </BrowserRouter>
        </CrashGuard>
      </MantineProvider>
    </StrictMode>
  );
}

function SchemeOnPage() {
  useSchemeOnPage();
  return null;
}

function BrandedPages({ brand: initial, current }: Pick<ApplicationProps, "current"> & { brand: Brand }) {
  const brand = useNewestBrand(initial, current);
  return (
    <PortalProvider value={{ brand }}>
      <Routes>
        <Route path="/sign-in" element={<SignIn />} />
        <Route
          path="/sign-in/link"
          element={<Shown screen={screens.LinkRequest} key="link" purpose="magic_link" />}
        />
        <Route
          path="/sign-in/password"
          element={<Shown screen={screens.LinkRequest} key="password" purpose="set_password" />}
        />
        <Route path="/link" element={<Shown screen={screens.LinkLanding} />} />
        <Route path="/register" element={<Shown screen={screens.Registration} />} />
        <Route path="/reading" element={<Shown screen={screens.PublicReading} />} />
        <Route path="/farewell" element={<Shown screen={screens.Farewell} />} />
        <Route path="/undo" element={<Shown screen={screens.UndoByLink} />} />
        <Route path="/offer" element={<Shown screen={screens.SalesOffer} />} />
        <Route path="/mandate" element={<Shown screen={screens.Mandate} />} />
        <Route path="/confirm-order" element={<Shown screen={screens.CapturedOrder} />} />
        <Route element={<Shown screen={screens.Queries} />}>
          <Route path="/imprint" element={<Shown screen={screens.Imprint} />} />
          <Route path="/privacy" element={<Shown screen={screens.LegalPage} page="privacy" />} />
          <Route path="/accessibility" element={<Shown screen={screens.LegalPage} page="accessibility" />} />
          <Route path="/preview" element={<Shown screen={screens.Preview} />} />
          <Route path="/contact" element={<Shown screen={screens.Contact} />} />
        </Route>
        <Route path="*" element={<SignedIn />} />
      </Routes>
    </PortalProvider>
  );
}

/** The brand as it is now; a customer sees that of the own contract, whatever the address said. */
function useNewestBrand(initial: Brand, current: Promise<Brand | null>): Brand {
  const [brand, setBrand] = useState(initial);
  const own = useSession().profile?.brand;
  useEffect(() => {
    const show = (found: Brand | null) => {
      if (!found || JSON.stringify(found) === JSON.stringify(brand)) return;
      applyTheme(found.theme);
      setBrand(found);
    };
    const wanted = own && own !== brand.id ? loadBrand(publicApi, own).then(keepBrand) : current;
    wanted.then(
      (found) => (!own || found?.id === own) && show(found),
      () => undefined,
    );
  }, [own, brand, current]);
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
  return <Shown screen={screens.Customer} key={session.profile?.login_id} />;
}

import { QueryClientProvider } from "@tanstack/react-query";
import { Route, Routes } from "react-router";
import { queries } from "../api/answers";
import { Shell } from "../layout/Shell";
import { CustomerChoiceProvider } from "../session/CustomerChoice";
import Contract from "./Contract";
import Dashboard from "./Dashboard";
import { Shown } from "./Shown";
import { customerScreens } from "./screens";

export { askForDashboard } from "../api/queries";

/** Everything behind the sign-in. The overview and contracts come with it; the other screens when opened. */
export default function Customer() {
  return (
    <QueryClientProvider client={queries}>
      <CustomerChoiceProvider>
        <Routes>
          <Route element={<Shell />}>
            <Route index element={<Dashboard />} />
            <Route path="contracts/:contractNumber" element={<Contract />} />
            {Object.entries(customerScreens).map(([path, screen]) => (
              <Route key={path} path={path} element={<Shown screen={screen} />} />
            ))}
          </Route>
        </Routes>
      </CustomerChoiceProvider>
    </QueryClientProvider>
  );
}

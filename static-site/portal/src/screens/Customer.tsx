import { QueryClientProvider } from "@tanstack/react-query";
import { lazy } from "react";
import { Route, Routes } from "react-router";
import { queries } from "../api/answers";
import { Shell } from "../layout/Shell";
import { CustomerChoiceProvider } from "../session/CustomerChoice";
import Contract from "./Contract";
import Dashboard from "./Dashboard";

export { askForDashboard } from "../api/queries";

const Meters = lazy(() => import("./Meters"));
const SeveralMeters = lazy(() => import("./meters/SeveralMeters"));
const Meter = lazy(() => import("./Meter"));
const Report = lazy(() => import("./report/Report"));
const Contracts = lazy(() => import("./Contracts"));
const ContractEnd = lazy(() => import("./end/ContractEnd"));
const MoveIn = lazy(() => import("./end/MoveIn"));
const Documents = lazy(() => import("./documents/Documents"));
const Messages = lazy(() => import("./messages/Messages"));
const NewMessage = lazy(() => import("./messages/NewMessage"));
const Conversation = lazy(() => import("./messages/Conversation"));
const Profile = lazy(() => import("./Profile"));
const Account = lazy(() => import("./account/Account"));
const Requests = lazy(() => import("./requests/Requests"));
const ContactData = lazy(() => import("./accounts/ContactData"));
const Name = lazy(() => import("./accounts/Name"));
const Bills = lazy(() => import("./accounts/Bills"));
const Bank = lazy(() => import("./accounts/Bank"));
const Instalments = lazy(() => import("./accounts/Instalments"));
const NotFound = lazy(() => import("./NotFound"));

/** Everything behind the sign-in. The overview and contracts come with it; the other screens when opened. */
export default function Customer() {
  return (
    <QueryClientProvider client={queries}>
      <CustomerChoiceProvider>
        <Routes>
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
            <Route path="/profile/name" element={<Name />} />
            <Route path="/profile/bills" element={<Bills />} />
            <Route path="/accounts/:accountNumber/bank" element={<Bank />} />
            <Route path="/accounts/:accountNumber/instalments" element={<Instalments />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </CustomerChoiceProvider>
    </QueryClientProvider>
  );
}

import { Screen } from "./Screen";

/** Screens before the sign-in, and the frame of all behind it. */
export const screens = {
  BrandChoice: new Screen(() => import("./BrandChoice")),
  CapturedOrder: new Screen(() => import("./acceptance/CapturedOrder")),
  Contact: new Screen(() => import("./messages/Contact")),
  Customer: new Screen(() => import("./Customer")),
  Farewell: new Screen(() => import("./erasure/Farewell")),
  Imprint: new Screen(() => import("./Imprint")),
  LegalPage: new Screen(() => import("./legal/LegalPage")),
  LinkLanding: new Screen(() => import("./LinkLanding")),
  LinkRequest: new Screen(() => import("./LinkRequest")),
  Mandate: new Screen(() => import("./acceptance/Mandate")),
  Preview: new Screen(() => import("./preview/Preview")),
  PublicReading: new Screen(() => import("./PublicReading")),
  Queries: new Screen(() => import("../api/Queries")),
  Registration: new Screen(() => import("./account/Registration")),
  SalesOffer: new Screen(() => import("./acceptance/SalesOffer")),
  UndoByLink: new Screen(() => import("./requests/UndoByLink")),
};

/** Screens behind the sign-in by their paths. The overview and a contract come with the frame. */
export const customerScreens = {
  meters: new Screen(() => import("./Meters")),
  "meters/report": new Screen(() => import("./meters/SeveralMeters")),
  "meters/:meterId": new Screen(() => import("./Meter")),
  "meters/:meterId/report": new Screen(() => import("./report/Report")),
  contracts: new Screen(() => import("./Contracts")),
  "contracts/:contractNumber/end": new Screen(() => import("./end/ContractEnd")),
  "move-in": new Screen(() => import("./end/MoveIn")),
  documents: new Screen(() => import("./documents/Documents")),
  messages: new Screen(() => import("./messages/Messages")),
  "messages/new": new Screen(() => import("./messages/NewMessage")),
  "messages/:conversationId": new Screen(() => import("./messages/Conversation")),
  profile: new Screen(() => import("./Profile")),
  "profile/account": new Screen(() => import("./account/Account")),
  "profile/erasure": new Screen(() => import("./erasure/Erasure")),
  "profile/contact": new Screen(() => import("./accounts/ContactData")),
  "profile/name": new Screen(() => import("./accounts/Name")),
  "profile/bills": new Screen(() => import("./accounts/Bills")),
  requests: new Screen(() => import("./requests/Requests")),
  "accounts/:accountNumber/bank": new Screen(() => import("./accounts/Bank")),
  "accounts/:accountNumber/instalments": new Screen(() => import("./accounts/Instalments")),
  "*": new Screen(() => import("./NotFound")),
};

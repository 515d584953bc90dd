import { mayHaveSession } from "../session/visit";
import { customerScreens, screens } from "./screens";

interface Loading {
  load(): Promise<unknown>;
}

/** Pages before the sign-in that a part of the texts is enough for. */
const publicPages: Record<string, Loading[]> = {
  "sign-in/link": [screens.LinkRequest],
  "sign-in/password": [screens.LinkRequest],
  register: [screens.Registration],
  reading: [screens.PublicReading],
  contact: [screens.Queries, screens.Contact],
  imprint: [screens.Queries, screens.Imprint],
  privacy: [screens.Queries, screens.LegalPage],
  accessibility: [screens.Queries, screens.LegalPage],
};

/** Pages that links of mails and the administration lead to. */
const linkedPages: Record<string, Loading[]> = {
  link: [screens.LinkLanding],
  undo: [screens.UndoByLink],
  offer: [screens.SalesOffer],
  mandate: [screens.Mandate],
  "confirm-order": [screens.CapturedOrder],
  preview: [screens.Queries, screens.Preview],
};

/** What is most likely to be seen first on a page; the program itself brings the sign-in. */
export function firstScreens(page: string): Loading[] {
  const open = publicPages[page] ?? linkedPages[page];
  if (open) return open;
  return mayHaveSession() ? [screens.Customer, ...customerScreen(page)] : [];
}

function customerScreen(page: string): Loading[] {
  const parts = page.split("/");
  const found = Object.entries(customerScreens).find(([path]) => {
    const wanted = path.split("/");
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) => part.startsWith(":") || part === parts[index])
    );
  });
  return found ? [found[1]] : [];
}

/** Somebody who is not signed in opens a page that a part of the texts is enough for. */
export function needsFewTexts(page: string): boolean {
  return !mayHaveSession() && (page === "" || page === "sign-in" || page in publicPages);
}

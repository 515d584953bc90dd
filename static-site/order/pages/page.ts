import type { Brand, Language } from "@wattwerk/ui/api/models";
import { brandOfPage, loadBrand } from "@wattwerk/ui/brand";
import { isLanguage, preferredLanguage } from "@wattwerk/ui/language";
import { logoAddress } from "@wattwerk/ui/logo";
import { element } from "@wattwerk/ui/markup";
import { type Texts, type Translate, translator } from "@wattwerk/ui/texts";
import { applyTheme } from "@wattwerk/ui/theme";
import { linkNames } from "../src/deepLink";
import { loadFonts } from "../src/fonts";
import type { Topic } from "./declaration";

const main = document.querySelector("main") as HTMLElement;
const link = document.querySelector("#brand") as HTMLAnchorElement;
const company = document.querySelector("#company") as HTMLElement;

const brandId = brandOfPage("musterstadt");
const parameters = new URLSearchParams(location.search);
/** What a mailed link opens stands behind the `#`: browsers send it to nobody. */
const secrets = new URLSearchParams(location.hash.slice(1));
const topic = location.pathname.match(/\/(cancel|withdraw|status)\/?$/)?.[1] as Topic | "status" | undefined;
let language = preferredLanguage(parameters.get("language"));

const files = import.meta.glob<Texts>(
  "../../ui/locales/*/{pages,cancellation,problems,standing,common}.json",
  {
    import: "default",
  },
);

async function loadTexts(
  area: "pages" | "cancellation" | "problems" | "standing" | "common",
): Promise<Texts> {
  return (await files[`../../ui/locales/${language}/${area}.json`]?.()) ?? {};
}

/** Name, logo and legal details of the brand around the content. */
function frame(brand: Brand, t: Translate): void {
  applyTheme(brand.theme);
  loadFonts(brand.theme.font ?? "Inter", "/order/fonts/");
  document.documentElement.lang = language;
  link.href = `/order/?brand=${brand.id}`;
  link.replaceChildren(
    element("img", { src: logoAddress(brand.theme.logo_svg), alt: brand.name, height: "40" }),
  );
  const { company: name, street, house_number, postcode, town } = brand.contact;
  company.replaceChildren(
    element(
      "p",
      {},
      `${name}, ${street} ${house_number}, ${postcode} ${town} · ${t("pages.company_details", { ...brand.contact })}`,
    ),
  );
}

async function texts(): Promise<Translate> {
  return translator(language, await loadTexts("pages"));
}

async function showOrder(): Promise<void> {
  const order = element("wattwerk-order", { brand: brandId, language, ...saidInAdvance() });
  order.addEventListener("wattwerk-brand", async (event) => showFrame((event as CustomEvent<Brand>).detail));
  order.addEventListener("wattwerk-language", async (event) => {
    const { detail } = event as CustomEvent<Language>;
    if (isLanguage(detail)) language = detail;
    if (shown) await showFrame(shown);
  });
  main.replaceChildren(element("h1", { class: "hidden" }), order);
}

/** Values of a deep link, as attributes of the element. */
function saidInAdvance(): Record<string, string> {
  const said: Record<string, string> = {};
  for (const name of linkNames) {
    const value = name === "form" ? secrets.get("form") : parameters.get(name);
    if (value) said[name] = value;
  }
  // The token of a mailed link must not stay in the history of a shared computer.
  if (secrets.has("form")) history.replaceState(history.state, "", location.pathname + location.search);
  return said;
}

let shown: Brand | null = null;

async function showFrame(brand: Brand): Promise<void> {
  shown = brand;
  const t = await texts();
  frame(brand, t);
  const title = t("pages.title");
  document.title = `${title} · ${brand.name}`;
  (main.querySelector("h1") as HTMLElement).textContent = title;
}

async function showDeclaration(about: Topic): Promise<void> {
  const t = translator(
    language,
    ...(await Promise.all([loadTexts("pages"), loadTexts("cancellation"), loadTexts("problems")])),
  );
  try {
    const [{ declarationPage }, { createApi }] = await Promise.all([
      import("./declaration"),
      import("@wattwerk/ui/api/client"),
    ]);
    const api = createApi("/api");
    const brand = await loadBrand(api, brandId);
    frame(brand, t);
    document.title = `${t(`cancellation.public.${about}.title`)} · ${brand.name}`;
    main.replaceChildren(declarationPage({ api, brand, language, topic: about, t }));
  } catch {
    main.replaceChildren(element("p", { role: "alert" }, t("pages.unreachable")));
  }
}

/** Where an order stands, for whoever has the link of its confirmation. */
async function showStanding(): Promise<void> {
  const t = translator(
    language,
    ...(await Promise.all([
      loadTexts("pages"),
      loadTexts("common"),
      loadTexts("standing"),
      loadTexts("problems"),
    ])),
  );
  try {
    const [{ standingPage }, { createApi }] = await Promise.all([
      import("./standing"),
      import("@wattwerk/ui/api/client"),
    ]);
    const api = createApi("/api");
    const brand = await loadBrand(api, brandId);
    frame(brand, t);
    document.title = `${t("standing.title")} · ${brand.name}`;
    const token = secrets.get("order") ?? "";
    main.replaceChildren(await standingPage({ api, brand, language, token, t }));
  } catch {
    main.replaceChildren(element("p", { role: "alert" }, t("pages.unreachable")));
  }
}

if (topic === "status") void showStanding();
else void (topic ? showDeclaration(topic) : showOrder());

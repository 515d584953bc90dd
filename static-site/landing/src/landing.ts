import type { Brand, Language } from "@wattwerk/ui/api/models";
import { languageNames, languages, preferredLanguage, rememberLanguage } from "@wattwerk/ui/language";
import { element } from "@wattwerk/ui/markup";
import { type Texts, type Translate, translator } from "@wattwerk/ui/texts";

/** What the local stack tells about its demo; a deployed site does not have it. */
interface Demo {
  mail: string;
  sign_ins: string;
}

const files = import.meta.glob<Texts>("../../ui/locales/*/landing.json", { import: "default" });
const main = document.querySelector("main") as HTMLElement;

async function read<Answer>(address: string): Promise<Answer | null> {
  const response = await fetch(address).catch(() => null);
  const isJson = response?.headers.get("Content-Type")?.startsWith("application/json") ?? false;
  return response?.ok && isJson ? response.json() : null;
}

const link = (address: string, text: string) => element("li", {}, element("a", { href: address }, text));

function application(t: Translate, name: string, links: HTMLElement[]): HTMLElement {
  return element(
    "li",
    {},
    element("h2", {}, t(`landing.${name}`)),
    element("p", { class: "muted" }, t(`landing.${name}_text`)),
    element("ul", { class: "links" }, ...links),
  );
}

function demoSection(t: Translate, demo: Demo): HTMLElement {
  return element(
    "section",
    {},
    element("h2", {}, t("landing.demo")),
    element("p", {}, t("landing.demo_steps")),
    element("ul", { class: "links" }, link(demo.mail, t("landing.mail"))),
    ...(demo.sign_ins
      ? [
          element("h3", {}, t("landing.sign_ins")),
          element("p", { class: "muted" }, t("landing.sign_ins_text")),
          element("pre", {}, demo.sign_ins.trim()),
        ]
      : []),
  );
}

function languageSwitch(language: Language): HTMLElement {
  const buttons = languages.map((choice) => {
    const button = element("button", {
      type: "button",
      lang: choice,
      "aria-pressed": `${choice === language}`,
    });
    button.textContent = languageNames[choice];
    button.addEventListener("click", () => {
      rememberLanguage(choice);
      void show(choice);
    });
    return button;
  });
  return element("div", { class: "languages" }, ...buttons);
}

const known = Promise.all([read<{ items: Brand[] }>("/api/public/brands"), read<Demo>("/demo.json")]);

async function show(language: Language): Promise<void> {
  const [texts, [brands, demo]] = await Promise.all([
    files[`../../ui/locales/${language}/landing.json`]?.() ?? {},
    known,
  ]);
  const t = translator(language, texts);
  const perBrand = (path: string, text: string) =>
    brands?.items.map((brand) => link(`${path}?brand=${brand.id}`, brand.name)) ?? [link(path, text)];
  document.documentElement.lang = language;
  main.replaceChildren(
    element("h1", {}, t("landing.title")),
    element("p", { class: "claim" }, t("landing.claim")),
    element("p", { class: "muted" }, t("landing.intro")),
    element(
      "ul",
      { class: "applications" },
      application(t, "order", perBrand("/order/", t("landing.order"))),
      application(t, "portal", perBrand("/portal/", t("landing.portal"))),
      application(t, "admin", [link("/admin/", t("landing.admin_open"))]),
    ),
    ...(demo ? [demoSection(t, demo)] : []),
    element(
      "section",
      {},
      element("h2", {}, t("landing.more")),
      element(
        "ul",
        { class: "links" },
        link("/order/embed-demo.html", t("landing.embed")),
        link("/api/docs", t("landing.docs")),
        link("/api/openapi.json", t("landing.openapi")),
      ),
    ),
    languageSwitch(language),
  );
}

void show(preferredLanguage());

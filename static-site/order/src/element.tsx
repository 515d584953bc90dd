import { createApi } from "@wattwerk/ui/api/client";
import type { Brand, Language } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { loadBrand } from "@wattwerk/ui/brand";
import { isLanguage, preferredLanguage, rememberLanguage } from "@wattwerk/ui/language";
import type { Translate } from "@wattwerk/ui/texts";
import { themeCss } from "@wattwerk/ui/theme";
import { render } from "preact";
import { deepLink } from "./deepLink";
import { loadFonts } from "./fonts";
import { Funnel } from "./funnel";
import { steppedHistory } from "./history";
import { OrderFunnel } from "./OrderFunnel";
import { serverOf } from "./server";
import styles from "./style.css?inline";
import { translateInto } from "./texts";

/** Where this script came from: the pages and the API live on the same origin. */
const origin = new URL(import.meta.url).origin;

/** Calendar date of today where the utility is. */
function today(timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date());
}

/**
 * `<wattwerk-order brand="musterstadt" language="de">`: the order funnel of a brand. Attributes, events
 * and what the page around has to allow stand in the README of this folder.
 */
class WattwerkOrder extends HTMLElement {
  static observedAttributes = ["language", "scheme"];

  #brand: Brand | null = null;
  #funnel: Funnel | null = null;
  #language: Language = "de";
  #t: Translate | null = null;
  readonly #root = this.attachShadow({ mode: "open" });
  readonly #frame = document.createElement("div");

  connectedCallback(): void {
    this.#language = preferredLanguage(this.getAttribute("language"));
    this.#root.adoptedStyleSheets = [sheet(styles)];
    this.#frame.className = "frame";
    this.#root.replaceChildren(this.#frame);
    this.#applyScheme();
    this.#showSkeleton();
    void this.#start();
  }

  disconnectedCallback(): void {
    this.#funnel?.stop();
    render(null, this.#frame);
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (!this.isConnected || before === value) return;
    if (name === "scheme") this.#applyScheme();
    if (name === "language" && isLanguage(value)) void this.#speak(value);
  }

  get #base(): string {
    return this.getAttribute("api") ?? `${origin}/api`;
  }

  async #start(): Promise<void> {
    const api = createApi(this.#base);
    const brandId = this.getAttribute("brand") ?? "";
    try {
      [this.#brand, this.#t] = await Promise.all([loadBrand(api, brandId), translateInto(this.#language)]);
    } catch (thrown) {
      await this.#showFailure(asProblem(thrown).status === 404);
      return;
    }
    const { theme, time_zone } = this.#brand;
    loadFonts(theme.font ?? "Inter", `${origin}/order/fonts/`);
    this.#root.adoptedStyleSheets = [sheet(styles), sheet(themeCss(theme, ".frame"))];
    this.#funnel = new Funnel({
      brand: brandId,
      language: this.#language,
      server: serverOf(api),
      history: steppedHistory,
      today: today(time_zone),
      announce: (name, detail) => this.#announce(name, detail),
    });
    this.#announce("brand", this.#brand);
    this.#show();
    void this.#funnel.follow(deepLink((name) => this.getAttribute(name)));
  }

  /** Tell the page around what happened; never who somebody is. */
  #announce(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`wattwerk-${name}`, { detail, bubbles: true, composed: true }));
  }

  #show(): void {
    if (!this.#funnel || !this.#brand || !this.#t) return;
    this.#frame.removeAttribute("aria-busy");
    render(
      <OrderFunnel
        funnel={this.#funnel}
        brand={this.#brand}
        language={this.#language}
        t={this.#t}
        site={new URL(this.#base, location.href).origin}
        speak={(language) => void this.#speak(language)}
      />,
      this.#frame,
    );
  }

  async #speak(language: Language): Promise<void> {
    if (language === this.#language) return;
    // Without a connection the language stays the one that is spoken.
    const texts = await translateInto(language).catch(() => null);
    if (!texts) return;
    this.#language = language;
    this.#t = texts;
    rememberLanguage(language);
    this.#show();
    void this.#funnel?.speak(language);
    this.#announce("language", language);
  }

  /** Dark only where the page around is dark as well: asked for, or declared by its `color-scheme`. */
  #applyScheme(): void {
    const asked = this.getAttribute("scheme");
    const around = getComputedStyle(this.parentElement ?? document.documentElement).colorScheme;
    const scheme = asked ?? (around.includes("dark") ? (around.includes("light") ? null : "dark") : "light");
    if (scheme) this.#frame.dataset.scheme = scheme;
    else delete this.#frame.dataset.scheme;
  }

  #showSkeleton(): void {
    this.#frame.setAttribute("aria-busy", "true");
    render(
      <div class="funnel">
        <div class="skeleton" />
        <div class="skeleton tall" />
        <div class="skeleton tall" />
      </div>,
      this.#frame,
    );
  }

  /** Tell that nothing can be ordered; asking again helps, unless the page around names a brand that does not exist. */
  async #showFailure(unknown: boolean): Promise<void> {
    const t = await translateInto(this.#language).catch(() => null);
    this.#frame.removeAttribute("aria-busy");
    const retry = () => {
      this.#showSkeleton();
      void this.#start();
    };
    render(
      <div class="funnel" role="alert">
        {t && <p>{t(unknown ? "fields.brand_unknown" : "problems.connection_failed")}</p>}
        {!unknown && (
          <button class="primary" type="button" onClick={retry}>
            {t ? t("actions.retry") : "↻"}
          </button>
        )}
      </div>,
      this.#frame,
    );
  }
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

if (!customElements.get("wattwerk-order")) customElements.define("wattwerk-order", WattwerkOrder);

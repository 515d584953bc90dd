import { type Api, answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Brand, DeclarationReceipt, Language } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { countryChoices } from "@wattwerk/ui/countries";
import { element } from "@wattwerk/ui/markup";
import { fieldText, problemText, type Translate } from "@wattwerk/ui/texts";
import { choice, entered, field, showFaults } from "./fields";
import { receiptPage, wishes } from "./receipt";

export type Topic = "cancel" | "withdraw";

interface Properties {
  api: Api;
  brand: Brand;
  language: Language;
  topic: Topic;
  t: Translate;
}

const grounds = ["ordinary", "moving", "price_change", "important_cause"] as const;
const required = ["first_name", "last_name", "number", "email"];
const home = "DE";
const address = ["street", "house_number", "postcode", "town"];

/** Cancel (§ 312k BGB) or withdraw (§ 356a BGB): all fields and the button on one page, no sign-in. */
export function declarationPage(properties: Properties): HTMLElement {
  const { brand, language, topic, t } = properties;
  const text = (key: string) => t(`cancellation.public.${topic}.${key}`, { company: brand.contact.company });
  const fault = element("div", { class: "notice error", role: "alert", hidden: "" });
  const form = element(
    "form",
    { novalidate: "", class: "declaration" },
    ...(topic === "cancel" ? cancellationFields(t) : []),
    ...personFields(t, topic),
    ...(topic === "cancel" ? endFields(t, language) : []),
    fault,
    element("button", { type: "submit", class: "primary" }, text("button")),
    element("p", { class: "hint" }, text("small_print")),
  ) as HTMLFormElement;
  const page = element(
    "div",
    { class: "contact" },
    element("h1", {}, text("title")),
    element("p", {}, text("introduction")),
    form,
    otherWays(brand, t),
  );
  if (topic === "cancel") {
    followGround(form, t);
    followCountry(form);
  }
  const attempt = new Attempt();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const faults = missing(form, t);
    showFaults(form, faults);
    fault.hidden = true;
    if (faults.size > 0) return;
    const button = form.querySelector("button") as HTMLButtonElement;
    button.disabled = true;
    try {
      const receipt = await send(properties, form, attempt);
      page.replaceChildren(receiptPage({ ...properties, receipt }));
      page.querySelector<HTMLElement>("h1")?.focus();
      scrollTo({ top: 0 });
    } catch (thrown) {
      showProblem(form, fault, asProblem(thrown), t);
    } finally {
      button.disabled = false;
    }
  });
  return page;
}

function cancellationFields(t: Translate): HTMLElement[] {
  return [
    choice(
      "ground",
      t("cancellation.fields.ground"),
      grounds.map((ground) => [ground, t(`cancellation.grounds.${ground}`)] as const),
    ),
    field({
      name: "explanation",
      label: t("cancellation.fields.explanation"),
      hint: t("cancellation.public.cancel.explanation_hint"),
      rows: 2,
      maxlength: 1000,
    }),
  ];
}

function personFields(t: Translate, topic: Topic): HTMLElement[] {
  const text = (key: string) => t(`cancellation.fields.${key}`);
  return [
    element(
      "div",
      { class: "pair" },
      field({ name: "first_name", label: text("first_name"), autocomplete: "given-name", required: true }),
      field({ name: "last_name", label: text("last_name"), autocomplete: "family-name", required: true }),
    ),
    field({
      name: "company",
      label: text("company"),
      hint: text("company_hint"),
      autocomplete: "organization",
    }),
    field({
      name: "number",
      label: text(`number_${topic}`),
      hint: text(`number_${topic}_hint`),
      autocomplete: "off",
      required: true,
    }),
    field({
      name: "email",
      label: text("email"),
      hint: text("email_hint"),
      type: "email",
      autocomplete: "email",
      inputmode: "email",
      required: true,
      maxlength: 254,
    }),
  ];
}

function endFields(t: Translate, language: Language): HTMLElement[] {
  const text = (key: string) => t(`cancellation.fields.${key}`);
  return [
    field({ name: "wished_on", label: text("wished_on"), hint: text("wished_on_hint"), type: "date" }),
    element(
      "fieldset",
      { id: "new-place", hidden: "" },
      element("legend", {}, text("new_address")),
      element("p", { class: "hint" }, text("new_address_hint")),
      element(
        "div",
        { class: "pair wide" },
        field({ name: "street", label: text("street"), autocomplete: "address-line1" }),
        field({ name: "house_number", label: text("house_number"), autocomplete: "off", maxlength: 12 }),
      ),
      element(
        "div",
        { class: "pair narrow" },
        field({
          name: "postcode",
          label: text("postcode"),
          autocomplete: "postal-code",
          inputmode: "numeric",
          maxlength: 5,
        }),
        field({ name: "town", label: text("town"), autocomplete: "address-level2" }),
      ),
      choice(
        "country",
        text("country"),
        countryChoices(language, home).map(({ value, label }) => [value, label] as const),
      ),
    ),
  ];
}

/** The date means something else for each ground, and only who moves has a new address. */
function followGround(form: HTMLFormElement, t: Translate): void {
  const ground = form.elements.namedItem("ground") as HTMLSelectElement;
  const place = form.querySelector("#new-place") as HTMLElement;
  const label = form.querySelector('label[for="wished_on"]') as HTMLElement;
  const hint = form.querySelector("#wished_on-hint") as HTMLElement;
  ground.addEventListener("change", () => {
    const name = wishes[ground.value] ?? "wished_on";
    label.textContent = t(`cancellation.fields.${name}`);
    hint.textContent = t(`cancellation.fields.${name}_hint`);
    place.hidden = ground.value !== "moving";
  });
}

/** Postcodes have five digits at home, and letters elsewhere. */
function followCountry(form: HTMLFormElement): void {
  const country = form.elements.namedItem("country") as HTMLSelectElement;
  const postcode = form.elements.namedItem("postcode") as HTMLInputElement;
  country.addEventListener("change", () => {
    postcode.maxLength = country.value === home ? 5 : 12;
    postcode.inputMode = country.value === home ? "numeric" : "text";
  });
}

function missing(form: HTMLFormElement, t: Translate): Map<string, string> {
  const faults = new Map<string, string>();
  for (const name of required) if (!entered(form, name)) faults.set(name, t("fields.required"));
  if (!faults.has("email") && !/^\S+@\S+\.\S+$/.test(entered(form, "email"))) {
    faults.set("email", t("fields.email_invalid"));
  }
  if (entered(form, "ground") === "moving" && address.some((name) => entered(form, name))) {
    for (const name of address) if (!entered(form, name)) faults.set(name, t("fields.required"));
    if (!faults.has("postcode") && !postcodeFits(form)) {
      faults.set("postcode", t("fields.postcode_invalid"));
    }
  }
  return faults;
}

function postcodeFits(form: HTMLFormElement): boolean {
  const fitting = entered(form, "country") === home ? /^\d{5}$/ : /^.{3,12}$/;
  return fitting.test(entered(form, "postcode"));
}

function send(
  { api, brand, language, topic }: Properties,
  form: HTMLFormElement,
  attempt: Attempt,
): Promise<DeclarationReceipt> {
  const read = (name: string) => entered(form, name);
  const person = {
    brand: brand.id,
    language,
    first_name: read("first_name"),
    last_name: read("last_name"),
    company: read("company"),
    number: read("number"),
    email: read("email"),
  };
  if (topic === "withdraw") {
    const body = { ...person, explanation: "" };
    const header = { "Idempotency-Key": attempt.keyFor(body) };
    return answerOf(api.POST("/public/withdrawals", { params: { header }, body }));
  }
  const ground = read("ground") as (typeof grounds)[number];
  const moves = ground === "moving" && read("street") !== "";
  const body = {
    ...person,
    ground,
    explanation: read("explanation"),
    wished_on: read("wished_on") || null,
    new_address: moves
      ? {
          street: read("street"),
          house_number: read("house_number"),
          postcode: read("postcode"),
          town: read("town"),
          addition: "",
          country: read("country"),
        }
      : null,
    new_market_location: "",
  };
  const header = { "Idempotency-Key": attempt.keyFor(body) };
  return answerOf(api.POST("/public/cancellations", { params: { header }, body }));
}

function showProblem(form: HTMLFormElement, place: HTMLElement, problem: ApiProblem, t: Translate): void {
  const faults = new Map(
    problem.errors.map((error) => [error.pointer.split("/").at(-1) ?? "", fieldText(t, error)] as const),
  );
  showFaults(form, faults);
  place.textContent = problemText(t, problem.code, problem.parameters);
  place.hidden = false;
}

/** Nobody is forced to use the form. */
function otherWays(brand: Brand, t: Translate): HTMLElement {
  const { contact } = brand;
  return element(
    "p",
    { class: "hint" },
    t("cancellation.public.other_ways", {
      email: contact.email,
      phone: contact.phone,
      post: `${contact.company}, ${contact.street} ${contact.house_number}, ${contact.postcode} ${contact.town}`,
    }),
  );
}

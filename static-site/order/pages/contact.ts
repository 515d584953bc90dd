import { createApi } from "@wattwerk/ui/api/client";
import type { Brand } from "@wattwerk/ui/api/models";
import { loadBrand } from "@wattwerk/ui/brand";
import { element } from "@wattwerk/ui/markup";
import type { Translate } from "@wattwerk/ui/texts";

export type ContactTopic = "cancel" | "withdraw";

export function loadContact(brandId: string): Promise<Brand> {
  return loadBrand(createApi("/api"), brandId);
}

/** How to reach the utility to cancel or withdraw: mail, post, phone. */
export function contactPage(brand: Brand, topic: ContactTopic, t: Translate): HTMLElement {
  const { contact } = brand;
  const subject = encodeURIComponent(t(`pages.${topic}_title`));
  const fact = (name: string, value: string | Node) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value));
  return element(
    "div",
    { class: "contact" },
    element("h1", {}, t(`pages.${topic}_title`)),
    element("p", {}, t(`pages.${topic}`)),
    element(
      "dl",
      {},
      fact(t("pages.email"), element("a", { href: `mailto:${contact.email}` }, contact.email)),
      fact(
        t("pages.phone"),
        element("a", { href: `tel:${contact.phone.replace(/[^+\d]/g, "")}` }, contact.phone),
      ),
      fact(t("pages.opening_hours"), contact.opening_hours),
      fact(
        t("pages.post"),
        `${contact.company}\n${contact.street} ${contact.house_number}\n${contact.postcode} ${contact.town}`,
      ),
    ),
    element("a", { class: "primary", href: `mailto:${contact.email}?subject=${subject}` }, t("pages.write")),
    element("a", { class: "other", href: `/order/?brand=${brand.id}` }, t("pages.to_order")),
  );
}

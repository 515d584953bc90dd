import { type Api, answerOf } from "@wattwerk/ui/api/client";
import type { Brand, Language, OrderStanding } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { Formatter } from "@wattwerk/ui/format";
import { element } from "@wattwerk/ui/markup";
import { problemText, type Translate } from "@wattwerk/ui/texts";

interface Properties {
  api: Api;
  brand: Brand;
  language: Language;
  /** What the link in the confirmation of the order opens. */
  token: string;
  t: Translate;
}

/** What has happened and what comes next; the first that is not done is where the order stands. */
interface Milestone {
  key: string;
  done: boolean;
  text: string;
}

/** Where an order stands: its way so far, what happens next, its documents. */
export async function standingPage(properties: Properties): Promise<HTMLElement> {
  const { api, token, brand, t } = properties;
  const page = element("div", { class: "contact standing" });
  const contact = element(
    "p",
    { class: "hint" },
    t("standing.contact", { phone: brand.contact.phone, email: brand.contact.email }),
  );
  if (!token) {
    page.append(...notUsable(t), contact);
    return page;
  }
  try {
    const order = await answerOf(api.POST("/public/order-standings", { body: { token } }));
    page.append(...content(order, properties), contact);
  } catch (thrown) {
    const { code } = asProblem(thrown);
    const refusal = code === "link_not_usable" ? t("standing.not_usable") : problemText(t, code);
    page.append(...notUsable(t, refusal), contact);
  }
  return page;
}

function notUsable(t: Translate, refusal = t("standing.not_usable")): HTMLElement[] {
  return [
    element("h1", {}, t("standing.title")),
    element("p", { class: "notice error", role: "alert" }, refusal),
  ];
}

function content(order: OrderStanding, properties: Properties): HTMLElement[] {
  const { brand, language, t } = properties;
  const format = new Formatter(language);
  const fact = (name: string, value: string) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value));
  const { street, house_number, postcode, town } = order.supply_address;
  const status = order.status_label?.[language];
  return [
    element("h1", { tabindex: "-1" }, t("standing.title")),
    element("p", { class: `notice ${tone(order)}` }, t(`standing.status.${order.status}`)),
    element(
      "dl",
      { class: "facts" },
      ...(status ? [fact(t("standing.current"), status)] : []),
      fact(t("standing.order_number"), order.order_number),
      fact(t("standing.received_at"), format.dateTime(order.received_at, brand.time_zone)),
      fact(t("standing.product"), `${order.product_name} (${t(`commodities.${order.commodity}`)})`),
      fact(t("standing.address"), `${street} ${house_number}, ${postcode} ${town}`),
      fact(t("standing.yearly_price"), format.money(order.yearly_price)),
      ...(order.contract_number ? [fact(t("standing.contract_number"), order.contract_number)] : []),
    ),
    ...way(order, format, t),
    ...documents(order, properties),
    ...rights(order, properties, format),
  ];
}

const ended = ["rejected", "withdrawn"];

function tone(order: OrderStanding): string {
  if (ended.includes(order.status)) return "error";
  return order.status === "received" || order.status === "clarification" ? "info" : "success";
}

function way(order: OrderStanding, format: Formatter, t: Translate): HTMLElement[] {
  if (ended.includes(order.status)) return [];
  const accepted = order.status === "accepted" || order.status === "contract_created";
  const milestones: Milestone[] = [
    { key: "received", done: true, text: t("standing.way.received") },
    {
      key: "checked",
      done: accepted,
      text: t(order.status === "clarification" ? "standing.way.clarification" : "standing.way.checked"),
    },
    { key: "concluded", done: accepted, text: t("standing.way.concluded") },
    ...(order.switches_supplier
      ? [
          {
            key: "cancelled",
            done: false,
            text: t(order.power_of_attorney ? "standing.way.we_cancel" : "standing.way.you_cancel"),
          },
        ]
      : []),
    {
      key: "supplied",
      done: false,
      text: t("standing.way.supplied", { date: format.longDate(order.supply_start) }),
    },
  ];
  const present = milestones.findIndex((milestone) => !milestone.done);
  return [
    element("h2", {}, t("standing.next")),
    element(
      "ol",
      { class: "way" },
      ...milestones.map(({ done, text }, index) =>
        element(
          "li",
          {
            class: done ? "done" : index === present ? "now" : "ahead",
            ...(index === present ? { "aria-current": "step" } : {}),
          },
          element("span", { class: "hidden" }, done ? `${t("standing.done")}: ` : ""),
          text,
        ),
      ),
    ),
  ];
}

function documents(order: OrderStanding, { api, token, language, t, brand }: Properties): HTMLElement[] {
  if (order.documents.length === 0) return [];
  const format = new Formatter(language);
  const fault = element("p", { role: "alert", class: "hint" });
  const entries = order.documents.map((entry) => {
    const button = element("button", { type: "button", class: "link" }, entry.title);
    button.addEventListener("click", async () => {
      fault.textContent = "";
      try {
        const body = { token, document_id: entry.document_id };
        const { url } = await answerOf(api.POST("/public/order-standings/downloads", { body }));
        location.assign(url);
      } catch (thrown) {
        fault.textContent = problemText(t, asProblem(thrown).code);
      }
    });
    const issued = format.dateTime(entry.issued_at, brand.time_zone);
    return element("li", {}, button, element("span", { class: "hint" }, `PDF · ${issued}`));
  });
  return [
    element("h2", {}, t("standing.documents")),
    element("ul", { class: "documents" }, ...entries),
    fault,
  ];
}

function rights(order: OrderStanding, { brand, language, t }: Properties, format: Formatter): HTMLElement[] {
  if (ended.includes(order.status)) return [];
  const until = order.withdrawal_until
    ? t("standing.withdraw_until", { date: format.longDate(order.withdrawal_until) })
    : t("standing.withdraw_any_time");
  const address = (page: string) => `/order/${page}?brand=${brand.id}&language=${language}`;
  return [
    element("h2", {}, t("standing.rights")),
    element("p", {}, until),
    element(
      "p",
      { class: "rights" },
      element("a", { href: address("withdraw") }, t("legal.withdraw")),
      element("a", { href: address("cancel") }, t("legal.cancel")),
    ),
  ];
}

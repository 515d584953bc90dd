import { type Api, answerOf } from "@wattwerk/ui/api/client";
import type { Brand, DeclarationReceipt, Language } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { countryLine } from "@wattwerk/ui/countries";
import { Formatter } from "@wattwerk/ui/format";
import { element } from "@wattwerk/ui/markup";
import { problemText, type Translate } from "@wattwerk/ui/texts";

interface Properties {
  api: Api;
  brand: Brand;
  language: Language;
  receipt: DeclarationReceipt;
  t: Translate;
}

/** What the date of a cancellation means, where it is not the wished end. */
export const wishes: Record<string, string> = { moving: "moving_on", price_change: "prices_from" };

/** Proof of what arrived and when: on the screen, to print, and as a file. */
export function receiptPage({ api, brand, language, receipt, t }: Properties): HTMLElement {
  const format = new Formatter(language);
  const moment = format.dateTime(receipt.received_at, brand.time_zone);
  const text = (key: string) => t(`cancellation.public.${key}`);
  const fact = ([name, value]: [string, string]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value));
  const fault = element("div", { class: "notice error", role: "alert", hidden: "" });
  const save = element("button", { type: "button", class: "primary screen-only" }, text("save"));
  save.addEventListener("click", async () => {
    fault.hidden = true;
    try {
      const link = await answerOf(
        api.POST("/public/declarations/{declaration_number}/receipt-links", {
          params: { path: { declaration_number: receipt.declaration_number } },
          body: { receipt_key: receipt.receipt_key },
        }),
      );
      location.assign(link.url);
    } catch (thrown) {
      const problem = asProblem(thrown);
      fault.textContent = problemText(t, problem.code, problem.parameters);
      fault.hidden = false;
    }
  });
  const print = element("button", { type: "button", class: "secondary screen-only" }, text("print"));
  print.addEventListener("click", () => window.print());
  return element(
    "div",
    {},
    element("h1", { tabindex: "-1" }, text(`${receipt.kind}_received`)),
    element(
      "p",
      { role: "status" },
      t("cancellation.public.received", { moment, email: receipt.declared.email }),
    ),
    element("dl", {}, ...facts(receipt, moment, format, t).map(fact)),
    fault,
    element("p", { class: "actions" }, save, print),
    element("h2", {}, text("next")),
    element(
      "ul",
      {},
      ...[1, 2, 3].map((step) => element("li", {}, text(`next_${step}`))),
      ...(receipt.kind === "cancellation"
        ? [element("li", {}, element("a", { href: "/portal/" }, text("next_portal")))]
        : []),
    ),
  );
}

function facts(
  receipt: DeclarationReceipt,
  moment: string,
  format: Formatter,
  t: Translate,
): [string, string][] {
  const { declared } = receipt;
  const place = declared.new_address;
  const wish = wishes[declared.ground ?? "ordinary"] ?? "wished_on";
  const lines: [string, string | undefined][] = [
    ["declaration_number", receipt.declaration_number],
    ["received_at", moment],
    ["ground", declared.ground ? t(`cancellation.grounds.${declared.ground}`) : undefined],
    ["name", `${declared.first_name} ${declared.last_name}`],
    ["company", declared.company],
    ["number", declared.number],
    ["email", declared.email],
    [wish, declared.wished_on ? format.longDate(declared.wished_on) : earliest(wish, receipt, t)],
    [
      "new_address",
      place
        ? [
            `${place.street} ${place.house_number}`,
            `${place.postcode} ${place.town}`,
            countryLine(place.country, format.language),
          ]
            .filter(Boolean)
            .join(", ")
        : undefined,
    ],
    ["explanation", declared.explanation],
  ];
  return lines
    .filter((line): line is [string, string] => Boolean(line[1]))
    .map(([name, value]) => [t(`cancellation.fields.${name}`), value]);
}

/** Who names no day leaves as soon as possible; a day of moving or of new prices is simply not known. */
function earliest(wish: string, receipt: DeclarationReceipt, t: Translate): string | undefined {
  return receipt.kind === "cancellation" && wish === "wished_on" ? t("cancellation.earliest") : undefined;
}

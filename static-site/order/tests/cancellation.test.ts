// @vitest-environment jsdom
import type { Api } from "@wattwerk/ui/api/client";
import type { Brand, Language } from "@wattwerk/ui/api/models";
import { beforeAll, expect, it, vi } from "vitest";
import { declarationPage } from "../pages/declaration";

const contact = { company: "Stadtwerke Musterstadt GmbH", street: "Am Werk", house_number: "1" };
const brand = { id: "musterstadt", time_zone: "Europe/Berlin", contact } as unknown as Brand;

beforeAll(() => vi.stubGlobal("scrollTo", () => undefined));

function opened(language: Language = "de") {
  const POST = vi.fn().mockReturnValue(new Promise(() => undefined));
  const page = declarationPage({
    api: { POST } as unknown as Api,
    brand,
    language,
    topic: "cancel",
    t: (key: string) => key,
  });
  document.body.replaceChildren(page);
  const fill = (name: string, value: string) => {
    const control = page.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
    if (!control) throw new Error(`no field ${name}`);
    control.value = value;
    control.dispatchEvent(new Event("change"));
  };
  const send = () => page.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  const fault = (name: string) => page.querySelector(`#${name}-fault`)?.textContent;
  return { page, fill, send, fault, POST };
}

function moving(country: string, postcode: string) {
  const form = opened();
  const declared = {
    ground: "moving",
    first_name: "Änne",
    last_name: "Öztürk-Weiß",
    number: "700123456",
    email: "aenne@example.org",
    street: "Ringstraße",
    house_number: "4",
    country,
    postcode,
    town: "Wien",
  };
  for (const [name, value] of Object.entries(declared)) form.fill(name, value);
  form.send();
  return form;
}

it.each([
  ["de", "Österreich"],
  ["en", "Austria"],
  ["fr", "Autriche"],
] as const)("names the countries in the reader's language (%s)", (language, austria) => {
  const { page } = opened(language);
  expect(page.querySelector('[name="country"] option[value="AT"]')?.textContent).toBe(austria);
  expect(page.querySelector<HTMLSelectElement>('[name="country"]')?.value).toBe("DE");
});

it("sends the country of the new address", () => {
  const { POST } = moving("AT", "1010");
  expect(POST).toHaveBeenCalledOnce();
  expect(POST.mock.calls[0]?.[1].body.new_address).toMatchObject({ country: "AT", postcode: "1010" });
});

it("wants five digits as a postcode at home only", () => {
  const { POST, fault } = moving("DE", "1010");
  expect(POST).not.toHaveBeenCalled();
  expect(fault("postcode")).toBe("fields.postcode_invalid");
});

import type { Quote } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { deepLink } from "../src/deepLink";
import { type Draft, emptyDraft } from "../src/draft";
import { Funnel } from "../src/funnel";
import { orderDraft } from "../src/requests";
import { browserHistory, offer, progress, server, tabStorage } from "./server";

const typed: Partial<Draft> = {
  postcode: "80331",
  town: "München",
  consumption: "3.500",
  street: "Müllerstraße",
  houseNumber: "12 a",
  previousSupplier: "Alte Energie AG",
  meterNumber: "1 EMH00 12345678",
  firstName: "Jürgen",
  lastName: "Weiß-Großmann",
  dateOfBirth: "1984-02-29",
  email: "juergen.weiss@example.org",
  iban: "DE02 1203 0000 0000 2020 51",
  mandate: true,
};

let backend: ReturnType<typeof server>;
let browser: ReturnType<typeof browserHistory>;

function open(): Funnel {
  return new Funnel({
    brand: "musterstadt",
    language: "de",
    server: backend,
    history: browser.history,
    today: "2026-11-21",
  });
}

/** A funnel on the review page, consents given. */
async function reviewed(): Promise<Funnel> {
  const funnel = open();
  funnel.fill(typed);
  await funnel.next();
  funnel.choose("oekostrom-plus");
  await vi.waitFor(() => expect(funnel.state.review).not.toBeNull());
  funnel.set("terms", true);
  funnel.set("withdrawalInformation", true);
  return funnel;
}

beforeEach(() => {
  vi.stubGlobal("sessionStorage", tabStorage());
  backend = server();
  browser = browserHistory();
});

describe("going through the steps", () => {
  it("stays where something is missing and says what", async () => {
    const funnel = open();
    await funnel.next();
    expect(funnel.state.place).toBe("consumption");
    expect(Object.keys(funnel.state.faults)).toEqual(["postcode", "town", "consumption"]);
    expect(backend.quote).not.toHaveBeenCalled();
  });

  it("finds the town to the postcode", async () => {
    const funnel = open();
    funnel.set("postcode", "80331");
    await vi.waitFor(() => expect(funnel.state.draft.town).toBe("München"));
  });

  it("refuses a postcode that does not exist", async () => {
    backend.towns.mockResolvedValue({ postcode: "00000", status: "unknown", towns: [] });
    const funnel = open();
    funnel.set("postcode", "00000");
    await vi.waitFor(() => expect(funnel.state.faults.postcode?.code).toBe("postcode_unknown"));
  });

  it("follows the back and forward buttons of the browser and keeps what was typed", async () => {
    const funnel = open();
    funnel.fill({ postcode: "80331", town: "München", consumption: "3.500" });
    await funnel.next();
    funnel.choose("strom-klassik");
    funnel.set("street", "Müllerstraße");
    browser.back();
    expect(funnel.state.place).toBe("offers");
    browser.back();
    expect(funnel.state.place).toBe("consumption");
    expect(funnel.state.draft.consumption).toBe("3.500");
    browser.forward();
    browser.forward();
    expect(funnel.state.place).toBe("supply");
    expect(funnel.state.draft.street).toBe("Müllerstraße");
  });

  it("does not ask for offers again when nothing changed", async () => {
    const funnel = open();
    funnel.fill({ postcode: "80331", town: "München", consumption: "3.500" });
    await funnel.next();
    funnel.back();
    await funnel.next();
    expect(backend.quote).toHaveBeenCalledTimes(1);
    funnel.goTo("consumption");
    funnel.set("consumption", "5.000");
    await funnel.next();
    expect(backend.quote).toHaveBeenCalledTimes(2);
    expect(funnel.state.draft.productCode).toBe("");
  });

  it("leads straight back to the review after a correction", async () => {
    const funnel = await reviewed();
    funnel.goTo("person");
    funnel.set("lastName", "Weiß");
    await funnel.next();
    expect(funnel.state.place).toBe("review");
  });

  it("survives a reload", async () => {
    (await reviewed()).stop();
    const funnel = open();
    expect(funnel.state.place).toBe("review");
    expect(funnel.state.draft.lastName).toBe("Weiß-Großmann");
  });

  it("does not let anybody jump over an open step", () => {
    const funnel = open();
    funnel.goTo("review");
    expect(funnel.state.place).toBe("consumption");
  });
});

describe("faults", () => {
  it("blame an empty field on submit, not on passing through", () => {
    const funnel = open();
    funnel.leave("postcode");
    expect(funnel.state.faults).toEqual({});
    funnel.set("postcode", "8033");
    funnel.leave("postcode");
    expect(funnel.state.faults.postcode?.code).toBe("postcode_invalid");
    funnel.set("postcode", "80331");
    expect(funnel.state.faults.postcode).toBeUndefined();
  });

  it("of the server land on their fields", async () => {
    backend.review.mockRejectedValueOnce(
      new ApiProblem(422, "validation_failed", [
        { pointer: "/person/phone", code: "phone_invalid", parameters: {} },
      ]),
    );
    const funnel = open();
    funnel.fill({ ...typed, phone: "12" });
    await funnel.next();
    funnel.choose("oekostrom-plus");
    await vi.waitFor(() => expect(funnel.state.faults.phone?.code).toBe("phone_invalid"));
    funnel.goTo("person");
    expect(funnel.state.faults.phone).toBeDefined();
    funnel.set("phone", "089 123456");
    expect(funnel.state.faults.phone).toBeUndefined();
  });
});

describe("declarations", () => {
  it("are shown in the language that is spoken, as the server words them", async () => {
    const funnel = open();
    await funnel.speak("fr");
    await vi.waitFor(() => expect(funnel.state.declarations?.terms).toBe("terms in fr"));
  });
});

describe("ordering", () => {
  it("needs the consents", async () => {
    const funnel = await reviewed();
    funnel.set("terms", false);
    await funnel.order();
    expect(funnel.state.faults.terms?.code).toBe("consent_missing");
    expect(backend.order).not.toHaveBeenCalled();
  });

  it("happens once when the button is pressed twice", async () => {
    const funnel = await reviewed();
    await Promise.all([funnel.order(), funnel.order()]);
    expect(backend.order).toHaveBeenCalledTimes(1);
    expect(funnel.state.receipt?.order_number).toBe("A-ZA9P-K4MZ");
    expect(funnel.state.place).toBe("done");
  });

  it("is tried again with the same key after a lost connection, even after a reload", async () => {
    const funnel = await reviewed();
    backend.order.mockRejectedValueOnce(new ApiProblem(0, "connection_failed"));
    await funnel.order();
    expect(funnel.state.problem?.code).toBe("connection_failed");
    funnel.stop();
    const again = open();
    await vi.waitFor(() => expect(again.state.review).not.toBeNull());
    await again.order();
    const [first, second] = backend.order.mock.calls.map(([, key]) => key);
    expect(second).toBe(first);
  });

  it("shows a new price and waits for a yes", async () => {
    const funnel = await reviewed();
    backend.state.price = "1301.00";
    await funnel.order();
    expect(funnel.state.priceChange).toEqual({ product: "oekostrom-plus", from: "1258.33", to: "1301.00" });
    expect(funnel.state.receipt).toBeNull();
    funnel.acceptPrice();
    await vi.waitFor(() => expect(funnel.state.review).not.toBeNull());
    await funnel.order();
    expect(backend.order.mock.lastCall?.[0].expected_yearly_price).toBe("1301.00");
    expect(funnel.state.receipt).not.toBeNull();
  });

  it("renews an expired quote without a question when the price stays", async () => {
    const funnel = await reviewed();
    backend.order.mockRejectedValueOnce(new ApiProblem(410, "quote_expired"));
    await funnel.order();
    expect(funnel.state.priceChange).toBeNull();
    expect(backend.review.mock.lastCall?.[0].quote_id).toBe("quote-2");
  });

  it("leads to the other offers when the chosen one is gone", async () => {
    const funnel = await reviewed();
    backend.order.mockRejectedValueOnce(new ApiProblem(409, "product_not_available"));
    backend.quote.mockResolvedValueOnce({
      quote_id: "quote-9",
      offers: [],
      ineligible: [],
      request: {},
    } as never);
    await funnel.order();
    expect(funnel.state.place).toBe("offers");
    expect(funnel.state.problem?.code).toBe("product_not_available");
    expect(funnel.state.draft.productCode).toBe("");
  });

  it("does not turn in circles when the server insists that the quote changed", async () => {
    const funnel = await reviewed();
    backend.review.mockRejectedValue(new ApiProblem(409, "quote_changed"));
    await funnel.loadReview();
    expect(funnel.state.problem?.code).toBe("quote_changed");
  });

  it("keeps the receipt after a reload and forgets what was typed", async () => {
    const funnel = await reviewed();
    await funnel.order();
    funnel.stop();
    const again = open();
    expect(again.state.place).toBe("done");
    expect(again.state.draft.iban).toBe("");
    again.startAgain();
    expect(again.state.place).toBe("consumption");
  });
});

const noLink = { values: {}, product: "", quote: "", form: "" };

describe("links", () => {
  it("lead straight to the tariff that they name", async () => {
    const funnel = open();
    await funnel.follow({
      ...noLink,
      values: { postcode: "80331", consumption: "3500", partner: "energieberater-nord" },
      product: "strom-klassik",
    });
    expect(funnel.state.place).toBe("supply");
    expect(funnel.offer?.product_code).toBe("strom-klassik");
    expect(funnel.state.draft.partner).toBe("energieberater-nord");
  });

  it("do not undo what was typed since, after a reload", async () => {
    const link = { ...noLink, values: { postcode: "80331" } };
    const funnel = open();
    await funnel.follow(link);
    funnel.set("postcode", "85049");
    funnel.stop();
    const again = open();
    await again.follow(link);
    expect(again.state.draft.postcode).toBe("85049");
  });

  it("open a quote that somebody was sent", async () => {
    const funnel = open();
    await funnel.follow({ ...noLink, quote: "quote-7" });
    expect(backend.storedQuote).toHaveBeenCalledWith("quote-7");
    expect(funnel.state.place).toBe("offers");
    expect(funnel.state.draft.postcode).toBe("80331");
  });

  it("say so when the quote has expired", async () => {
    backend.storedQuote.mockRejectedValueOnce(new ApiProblem(410, "quote_expired"));
    const funnel = open();
    await funnel.follow({ ...noLink, quote: "quote-7" });
    expect(funnel.state.place).toBe("consumption");
    expect(funnel.state.problem?.code).toBe("quote_expired");
  });

  it("leave out what does not have the right form", () => {
    const said: Record<string, string> = {
      postcode: "8033",
      consumption: "viel",
      product: "<b>",
      partner: "nord",
    };
    const link = deepLink((name) => said[name] ?? null);
    expect(link).toEqual({ ...noLink, values: { partner: "nord" } });
  });
});

describe("keeping an order for another device", () => {
  it("goes on where it stopped, with everything but the account", async () => {
    const funnel = await reviewed();
    await funnel.save("juergen.weiss@example.org");
    const [form, email, token] = backend.save.mock.lastCall ?? [];
    expect(email).toBe("juergen.weiss@example.org");
    expect(token).toBeNull();
    if (!form) throw new Error("nothing was kept");

    vi.stubGlobal("sessionStorage", tabStorage());
    backend.resume.mockResolvedValueOnce({
      form: { ...form, payment: { method: "sepa_direct_debit" }, consents: {} },
      progress: progress([], "payment"),
      saved_at: "2026-11-21T09:30:00Z",
      expires_at: "2026-12-21T09:30:00Z",
    } as never);
    browser = browserHistory();
    const elsewhere = open();
    await elsewhere.follow({ ...noLink, form: "f1.signature" });
    expect(elsewhere.state.place).toBe("payment");
    const { iban, ...draft } = elsewhere.state.draft;
    expect(iban).toBe("");
    expect(draft).toMatchObject({ street: "Müllerstraße", lastName: "Weiß-Großmann", consumption: "3.500" });
  });

  it("replaces the kept form under the same link", async () => {
    const funnel = await reviewed();
    await funnel.save("juergen.weiss@example.org");
    await funnel.save("juergen.weiss@example.org");
    expect(backend.save.mock.lastCall?.[2]).toBe("f1.signature");
  });

  it("is forgotten when the order is placed", async () => {
    const funnel = await reviewed();
    await funnel.save("juergen.weiss@example.org");
    await funnel.order();
    expect(backend.forget).toHaveBeenCalledWith("f1.signature");
  });

  it("says when the link works no longer", async () => {
    const funnel = open();
    await funnel.follow({ ...noLink, form: "f1.signature" });
    expect(funnel.state.gone).toBe(true);
    expect(funnel.state.problem).toBeNull();
    expect(funnel.state.place).toBe("consumption");
  });
});

describe("the server's steps", () => {
  it("hold somebody up at a fault that only the server knows", async () => {
    backend.progress.mockResolvedValueOnce(
      progress([
        {
          name: "person",
          applies: true,
          complete: false,
          faults: [{ pointer: "/person/phone", code: "phone_invalid", message: "", parameters: {} }],
        },
      ]),
    );
    const funnel = open();
    const { firstName: _, ...rest } = typed;
    funnel.fill(rest);
    await funnel.next();
    funnel.choose("oekostrom-plus");
    expect(funnel.state.place).toBe("person");
    funnel.fill({ firstName: "Jürgen", phone: "12" });
    await funnel.next();
    expect(funnel.state.place).toBe("person");
    expect(funnel.state.faults.phone?.code).toBe("phone_invalid");
  });

  it("are not waited for without a connection", async () => {
    backend.progress.mockRejectedValue(new ApiProblem(0, "connection_failed"));
    const funnel = open();
    const { firstName: _, ...rest } = typed;
    funnel.fill(rest);
    await funnel.next();
    funnel.choose("oekostrom-plus");
    funnel.set("firstName", "Jürgen");
    await funnel.next();
    expect(funnel.state.place).toBe("review");
  });
});

describe("extras", () => {
  const roof = {
    product_code: "solardach",
    name: "Solardach",
    extra_fields: [
      { key: "own_house", type: "yes_no", label: "Eigenes Haus?", required: true, choices: [] },
      {
        key: "roof_pitch",
        type: "number",
        label: "Dachneigung",
        required: true,
        choices: [],
        minimum: "0",
        maximum: "60",
        shown_when: { field: "own_house", values: ["yes"] },
      },
    ],
  };

  async function withExtras(): Promise<Funnel> {
    const quote = await backend.quote({} as never, "de", "");
    backend.quote.mockResolvedValueOnce({ ...quote, extra_products: [roof] } as never);
    const funnel = open();
    funnel.fill(typed);
    await funnel.next();
    funnel.choose("oekostrom-plus");
    return funnel;
  }

  it("are a step of their own where there are some, and can be skipped", async () => {
    const funnel = await withExtras();
    expect(funnel.state.place).toBe("extras");
    await funnel.next();
    expect(funnel.state.place).toBe("review");
  });

  it("ask only what fits the answers before", async () => {
    const funnel = await withExtras();
    funnel.set("extras", ["solardach"]);
    funnel.answer("solardach", "own_house", false);
    await funnel.next();
    expect(funnel.state.place).toBe("review");
    expect(backend.review.mock.lastCall?.[0].extras).toEqual([
      { product_code: "solardach", answers: { own_house: false } },
    ]);
  });

  it("blame answers at their questions", async () => {
    const funnel = await withExtras();
    funnel.set("extras", ["solardach"]);
    funnel.answer("solardach", "own_house", true);
    funnel.answer("solardach", "roof_pitch", "75");
    await funnel.next();
    expect(funnel.state.faults["answers/solardach/roof_pitch"]?.code).toBe("less_than_equal");
    funnel.answer("solardach", "roof_pitch", "35,5");
    await funnel.next();
    expect(backend.review.mock.lastCall?.[0].extras?.[0]?.answers).toEqual({
      own_house: true,
      roof_pitch: "35.5",
    });
  });
});

describe("the other tariff of a bundle", () => {
  const wishes = (earliest: string | null, desiredDate: string) =>
    orderDraft(
      "musterstadt",
      "de",
      { ...emptyDraft, furtherProduct: "gas-komfort", startWish: "date", desiredDate },
      { quote_id: "q", request: {} } as Quote,
      offer("oekostrom-plus", "1258.33"),
      earliest,
    ).further_supplies?.[0]?.start.desired_date;

  it("starts on the same day where it can", () => {
    expect(wishes("2026-12-04", "2026-12-10")).toBe("2026-12-10");
    expect(wishes(null, "2026-11-26")).toBe("2026-11-26");
  });

  it("follows as soon as it can where it takes longer", () => {
    expect(wishes("2026-12-04", "2026-11-26")).toBe("2026-12-04");
  });
});

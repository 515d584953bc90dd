import { type Api, answerOf } from "@wattwerk/ui/api/client";
import type {
  BankAccount,
  Commodity,
  DeclarationTexts,
  Language,
  OrderDraft,
  OrderProgress,
  OrderReceipt,
  OrderRequest,
  OrderReview,
  Quote,
  QuoteRequest,
  ResumedOrder,
  SavedOrder,
  StartDates,
  Streets,
  Towns,
  UnfinishedOrder,
} from "@wattwerk/ui/api/models";

/** What the funnel asks the server, one method per question. */
export interface Server {
  towns(postcode: string): Promise<Towns>;
  streets(postcode: string, prefix: string): Promise<Streets>;
  bankAccount(iban: string): Promise<BankAccount>;
  startDates(brand: string, commodity: Commodity, reason: "supplier_switch" | "move_in"): Promise<StartDates>;
  quote(request: QuoteRequest, language: Language, key: string): Promise<Quote>;
  declarations(brand: string, language: Language): Promise<DeclarationTexts>;
  review(draft: OrderDraft): Promise<OrderReview>;
  order(request: OrderRequest, key: string): Promise<OrderReceipt>;
  storedQuote(quoteId: string): Promise<Quote>;
  progress(form: UnfinishedOrder): Promise<OrderProgress>;
  save(form: UnfinishedOrder, email: string, token: string | null): Promise<SavedOrder>;
  resume(token: string): Promise<ResumedOrder>;
  forget(token: string): Promise<unknown>;
}

const keyed = (key: string) => ({ "Idempotency-Key": key });

export function serverOf(api: Api): Server {
  return {
    towns: (postcode) =>
      answerOf(api.GET("/public/postcodes/{postcode}", { params: { path: { postcode } } })),
    streets: (postcode, prefix) =>
      answerOf(
        api.GET("/public/postcodes/{postcode}/streets", {
          params: { path: { postcode }, query: { prefix } },
        }),
      ),
    bankAccount: (iban) => answerOf(api.POST("/public/bank-accounts", { body: { iban } })),
    startDates: (brand, commodity, reason) =>
      answerOf(api.GET("/public/start-dates", { params: { query: { brand, commodity, reason } } })),
    quote: (body, language, key) =>
      answerOf(api.POST("/public/quotes", { params: { query: { language }, header: keyed(key) }, body })),
    declarations: (brand, language) =>
      answerOf(api.GET("/public/order-declarations", { params: { query: { brand, language } } })),
    review: (body) => answerOf(api.POST("/public/order-reviews", { body })),
    order: (body, key) => answerOf(api.POST("/public/orders", { params: { header: keyed(key) }, body })),
    storedQuote: (quote_id) =>
      answerOf(api.GET("/public/quotes/{quote_id}", { params: { path: { quote_id } } })),
    progress: (body) => answerOf(api.POST("/public/order-progress", { body })),
    save: (form, email, token) => answerOf(api.POST("/public/order-forms", { body: { form, email, token } })),
    resume: (token) => answerOf(api.POST("/public/order-forms/resumptions", { body: { token } })),
    forget: (token) => answerOf(api.POST("/public/order-forms/removals", { body: { token } })),
  };
}

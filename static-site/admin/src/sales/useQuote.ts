import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Quote } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { type Basket, emptyBasket, stillOffered } from "./basket";
import { type Form, quoteRequest } from "./form";

/** Asks the tariff calculator; what is chosen stays chosen while it is still offered. */
export function useQuote(form: Form, start: Basket = emptyBasket) {
  const { brand } = useBrand();
  const attempt = useMemo(() => new Attempt(), []);
  const [quote, setQuote] = useState<Quote | null>(null);
  const [basket, setBasket] = useState(start);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [calculating, setCalculating] = useState(false);

  async function calculate() {
    const body = quoteRequest(form, brand);
    setCalculating(true);
    setProblem(null);
    try {
      const answer = await answerOf(
        api.POST("/staff/quotes", {
          params: {
            query: { language: form.language },
            header: { "Idempotency-Key": attempt.keyFor({ ...body, language: form.language }) },
          },
          body: body as never,
        }),
      );
      attempt.finish();
      take(answer);
    } catch (thrown) {
      setQuote(null);
      setProblem(asProblem(thrown));
    } finally {
      setCalculating(false);
    }
  }

  function take(answer: Quote) {
    setQuote(answer);
    setBasket((before) => stillOffered(answer, before));
  }

  return { quote, basket, setBasket, problem, calculate, calculating };
}

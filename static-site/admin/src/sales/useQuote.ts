import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Quote } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useMemo, useState } from "react";
import { useBrand } from "../application/brand";
import { api } from "../application/session";
import { type Form, quoteRequest } from "./form";

/** Asks the tariff calculator; the chosen tariffs stay chosen while they are still offered. */
export function useQuote(form: Form) {
  const { brand } = useBrand();
  const attempt = useMemo(() => new Attempt(), []);
  const [quote, setQuote] = useState<Quote | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
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
    const offered = new Set(answer.offers.map((one) => one.product_code));
    setQuote(answer);
    setChosen((before) => before.filter((code) => offered.has(code)));
  }

  return { quote, take, chosen, setChosen, problem, calculate, calculating };
}

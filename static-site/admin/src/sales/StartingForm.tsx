import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import { asProblem } from "@wattwerk/ui/api/problem";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { api } from "../application/session";
import { Loading } from "../detail/Loading";
import { Notice } from "../detail/Notice";
import { empty, type Form, ofCustomer } from "./form";

/** An empty form, or one with what we know of the customer whom the address names. */
export function StartingForm({ children }: { children: (start: Form) => ReactNode }) {
  const [parameters] = useSearchParams();
  const number = parameters.get("customer") ?? "";
  const query = useQuery({
    queryKey: ["customer", number],
    queryFn: () =>
      answerOf(
        api.GET("/staff/customers/{customer_number}", { params: { path: { customer_number: number } } }),
      ),
    enabled: number !== "",
  });
  if (!number) return children(empty);
  if (query.data) return children(ofCustomer(query.data.customer));
  if (query.isError) {
    return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  }
  return <Loading />;
}

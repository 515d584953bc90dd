import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "@wattwerk/ui/api/problem";

/** Answers are kept for a minute: a step back to the overview shows it at once. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (count, error) => count < 2 && asProblem(error).status >= 500,
    },
  },
});

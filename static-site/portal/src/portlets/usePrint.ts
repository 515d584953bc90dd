import { useQueryClient } from "@tanstack/react-query";

/** Prints a page with all of its portlets: those that paper needs and nobody has seen yet ask for their data first. */
export function usePrint(): () => void {
  const queries = useQueryClient();
  return () => {
    // What is not near yet comes as it does when the browser prints by itself.
    dispatchEvent(new Event("beforeprint"));
    if (!queries.isFetching()) return print();
    const stop = queries.getQueryCache().subscribe(() => {
      if (queries.isFetching()) return;
      stop();
      // The answers are in the page after the next frame.
      requestAnimationFrame(() => setTimeout(() => print()));
    });
  };
}

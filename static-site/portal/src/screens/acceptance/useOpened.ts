import { asProblem } from "@wattwerk/ui/api/problem";
import { useCallback, useEffect, useState } from "react";

/** What a link opens: loading, there, not usable any more, or not reachable just now. */
export function useOpened<Opened>(open: () => Promise<Opened>) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link of a page does not change
  const load = useCallback(() => {
    setFailure(null);
    open().then(setOpened, setFailure);
  }, []);
  useEffect(load, [load]);
  return { opened, failure, unusable: failure !== null && !asProblem(failure).temporary, load };
}

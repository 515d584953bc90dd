import { useEffect, useState } from "preact/hooks";

type Later = typeof import("./later");

let fetched: Later | null = null;

/** The later steps once they are here; `retry` after a lost connection. */
export function useLater(wanted: boolean): { later: Later | null; failed: boolean; retry: () => void } {
  const [later, setLater] = useState(fetched);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted || later) return;
    setFailed(false);
    import("./later").then(
      (module) => {
        fetched = module;
        setLater(module);
      },
      () => setFailed(true),
    );
  }, [wanted, attempt]);
  return { later, failed, retry: () => setAttempt(attempt + 1) };
}

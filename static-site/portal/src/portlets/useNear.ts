import { type RefObject, startTransition, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Portlets on the way to what is seen are built one screen ahead, so that nobody sees them come. */
const ahead = { rootMargin: "100% 0px" };

let turn = Promise.resolve();

/** Builds one portlet after the other: built together they would be laid out in one long step. */
function inTurn(build: () => void): void {
  turn = turn.then(build).then(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next))));
}

/**
 * False until what the reference holds is about to be seen, then true for good. Who uses the keyboard may
 * go anywhere, and paper shows everything: then all are near.
 */
export function useNear(atOnce: boolean): [RefObject<HTMLDivElement | null>, boolean] {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(atOnce || !("IntersectionObserver" in globalThis));
  useEffect(() => {
    if (near || !place.current) return;
    const come = () => startTransition(() => setNear(true));
    const comeAtOnce = () => flushSync(() => setNear(true));
    const observer = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) inTurn(come);
    }, ahead);
    observer.observe(place.current);
    addEventListener("keydown", come);
    addEventListener("beforeprint", comeAtOnce);
    return () => {
      observer.disconnect();
      removeEventListener("keydown", come);
      removeEventListener("beforeprint", comeAtOnce);
    };
  }, [near]);
  return [place, near];
}

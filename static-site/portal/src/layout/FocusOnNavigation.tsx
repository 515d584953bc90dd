import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** After a change of page the top comes into view and the keyboard goes on at the content. */
export function FocusOnNavigation() {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}

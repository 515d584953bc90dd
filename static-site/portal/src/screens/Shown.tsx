import { use } from "react";
import type { Screen } from "./Screen";

type ShownProps<Props> = { screen: Screen<Props> } & Props;

/**
 * A screen whose code was loaded apart. What is loaded shows at once: `lazy` would show nothing first, and
 * what follows an empty moment React holds back for a third of a second.
 */
export function Shown<Props extends object>({ screen, ...props }: ShownProps<Props>) {
  const Loaded = screen.loaded ?? use(screen.load());
  return <Loaded {...(props as unknown as Props)} />;
}

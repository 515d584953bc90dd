import { QueryClientProvider } from "@tanstack/react-query";
import type { PropsWithChildren } from "react";
import { Outlet } from "react-router";
import { queries } from "./answers";

/** Pages before the sign-in that ask the server for something. */
export default function Queries({ children }: PropsWithChildren) {
  return <QueryClientProvider client={queries}>{children ?? <Outlet />}</QueryClientProvider>;
}

import "@wattwerk/ui/styles/fonts";
import "./theme/mantine.css";
import "@wattwerk/ui/styles/mantine";
import "./theme/admin.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { mantineTheme } from "@wattwerk/ui/mantine";
import i18next from "i18next";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { Application } from "./application/Application";
import { startTexts } from "./application/texts";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, problem) => problem instanceof ApiProblem && problem.temporary && failures < 2,
      staleTime: 2_000,
    },
  },
});

await startTexts();
const theme = mantineTheme("sm");
theme.components = {
  ...theme.components,
  Notification: { defaultProps: { closeButtonProps: { "aria-label": i18next.t("actions.close") } } },
};
const place = document.getElementById("application");
if (!place) throw new Error("The page has no place for the application");
createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="top-right" />
      <QueryClientProvider client={queries}>
        <BrowserRouter basename="/admin">
          <Application />
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

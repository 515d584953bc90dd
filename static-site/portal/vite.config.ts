import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// Files that every first screen needs, whoever opens it. Named here, the browser fetches them at once
// instead of discovering one through the other.
const first = /^assets\/(react|mantine|portal)-[^/]+\.(js|css)$/;

function preloadFirst(): Plugin {
  return {
    name: "preload-first",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => first.test(file))
          .map((file) => ({
            tag: "link",
            attrs: {
              ...(file.endsWith(".css") ? { rel: "preload", as: "style" } : { rel: "modulepreload" }),
              crossorigin: true,
              href: `/portal/${file}`,
            },
            injectTo: "head",
          })),
    },
  };
}

// Texts that the first screens need in one file per language, all others in a second one.
const firstTexts = /locales\/(\w+)\/(common|account|messages|meters|settings|portal)\.json$/;

function textFile(id: string): string {
  const language = firstTexts.exec(id)?.[1];
  return language ? `texts-${language}` : `more-texts-${/locales\/(\w+)\//.exec(id)?.[1]}`;
}

export default defineConfig({
  base: "/portal/",
  plugins: [react(), preloadFirst()],
  build: {
    outDir: "../dist/portal",
    emptyOutDir: true,
    target: "es2022",
    // Small files stay files: the content security policy allows no data addresses for fonts and scripts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // A few files in place of a hundred small ones: each request costs a phone more than some bytes do.
        codeSplitting: {
          groups: [
            { name: "beginning", tags: ["$initial"], priority: 3 },
            {
              name: "react",
              test: /node_modules\/(react|react-dom|scheduler|react-router|react-i18next|i18next)\//,
              priority: 2,
            },
            { name: "mantine", test: /node_modules\/(@mantine|@floating-ui|clsx)\//, priority: 2 },
            { name: "queries", test: /node_modules\/@tanstack\/|portal\/src\/api\/answers/, priority: 2 },
            { name: textFile, debugName: "texts", test: /locales\/\w+\/\w+\.json$/, priority: 2 },
            { name: "portal", test: /portal\/src\/(start|Application)\.tsx$/, priority: 1 },
            // What pages before and behind the sign-in share; without it the former would load the overview.
            {
              name: "parts",
              test: /portal\/src\/(components|layout\/(FrontPage|usePage)|meters\/counter|texts)|ui\/src\/api\/idempotency/,
              priority: 1,
            },
            { name: "overview", test: /portal\/src\/screens\/Customer\.tsx$/ },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
});

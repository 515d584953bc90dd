import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Let the browser fetch the libraries while it still reads the small beginning that asks for them. */
function preloadLibraries(): Plugin {
  return {
    name: "preload-libraries",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => /assets\/(react|mantine)-/.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/portal/${file}` },
            injectTo: "head",
          })),
    },
  };
}

export default defineConfig({
  base: "/portal/",
  plugins: [react(), preloadLibraries()],
  build: {
    outDir: "../dist/portal",
    emptyOutDir: true,
    target: "es2022",
    // Small files stay files: the content security policy allows no data addresses for fonts and scripts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Two files of libraries instead of twenty: they change seldom and stay in the browser's cache.
        codeSplitting: {
          groups: [
            {
              name: "react",
              test: /node_modules\/(react|react-dom|scheduler|react-router|react-i18next|i18next|@tanstack)\//,
            },
            { name: "mantine", test: /node_modules\/(@mantine|@floating-ui|clsx)\// },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

const require = createRequire(import.meta.url);
const output = resolve(import.meta.dirname, "../dist/order");

/** The fonts under stable names: the script on a foreign page asks for them beside itself. */
function stableFonts(): Plugin {
  return {
    name: "stable-fonts",
    generateBundle() {
      for (const name of ["inter", "nunito-sans"]) {
        const file = require.resolve(`@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`);
        this.emitFile({ type: "asset", fileName: `fonts/${name}.woff2`, source: readFileSync(file) });
      }
    },
  };
}

// Two builds: the script that any page may embed (one file, stable name), then our own pages around it.
export default defineConfig(({ mode }) =>
  mode === "pages"
    ? {
        base: "/order/",
        build: {
          outDir: output,
          emptyOutDir: false,
          modulePreload: { polyfill: false },
          rolldownOptions: {
            input: [
              resolve(import.meta.dirname, "index.html"),
              resolve(import.meta.dirname, "embed-demo.html"),
            ],
          },
        },
      }
    : {
        base: "/order/",
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        plugins: [stableFonts()],
        build: {
          outDir: output,
          emptyOutDir: true,
          target: "es2022",
          lib: {
            entry: resolve(import.meta.dirname, "src/element.tsx"),
            formats: ["iife"],
            name: "wattwerkOrder",
            fileName: () => "wattwerk-order.js",
          },
        },
      },
);

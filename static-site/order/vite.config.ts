import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

const require = createRequire(import.meta.url);
const here = (path: string) => resolve(import.meta.dirname, path);

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

/**
 * `wattwerk-order.js`, the one script that a page embeds under a stable name: it fetches the modules of
 * this build from where it came from itself. They have hashed names and are cached for ever.
 */
function embeddingScript(): Plugin {
  return {
    name: "embedding-script",
    generateBundle(_, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.name === "element");
      if (!entry) throw new Error("the element has no module of its own");
      const source = `import(new URL("${entry.fileName}",document.currentScript.src).href);\n`;
      this.emitFile({ type: "asset", fileName: "wattwerk-order.js", source });
    },
  };
}

export default defineConfig({
  base: "/order/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [stableFonts(), embeddingScript()],
  build: {
    outDir: here("../dist/order"),
    emptyOutDir: true,
    target: "es2022",
    // Our own pages name their modules in advance; on a foreign page there is nothing to preload.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, needed, { hostType }) => (hostType === "html" ? needed : []),
    },
    rolldownOptions: {
      input: {
        element: here("src/element.tsx"),
        index: here("index.html"),
        "embed-demo": here("embed-demo.html"),
      },
    },
  },
});

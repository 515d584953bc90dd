import { defineConfig } from "vite";

// The root of the site; the applications build into folders of their own below it.
export default defineConfig({
  base: "/",
  build: { outDir: "../dist", emptyOutDir: false, modulePreload: { polyfill: false } },
});

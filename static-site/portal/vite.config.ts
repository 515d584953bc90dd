import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/portal/",
  plugins: [react()],
  build: {
    outDir: "../dist/portal",
    emptyOutDir: true,
    target: "es2022",
    // Small files stay files: the content security policy allows no data addresses for fonts and scripts.
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
});

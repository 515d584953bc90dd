/** Families that brands may choose, and the files that the build puts beside the script. */
const files: Record<string, { family: string; file: string; weight: string }> = {
  Inter: { family: "Inter Variable", file: "inter", weight: "100 900" },
  "Nunito Sans": { family: "Nunito Sans Variable", file: "nunito-sans", weight: "200 1000" },
};

/**
 * Load the brand's font. `@font-face` does not work inside a shadow root, so it goes to the document;
 * when the page around forbids it, the system's font stays.
 */
export function loadFonts(name: string, folder: string): void {
  const font = files[name];
  if (!font || [...document.fonts].some((known) => known.family.includes(font.family))) return;
  const face = new FontFace(font.family, `url(${folder}${font.file}.woff2)`, {
    weight: font.weight,
    display: "swap",
  });
  document.fonts.add(face);
}

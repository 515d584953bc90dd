/**
 * A data address for a brand's SVG logo. Shown through `<img>`, so that nothing inside it can run or
 * reach the page, whatever the file contains.
 */
export function logoAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

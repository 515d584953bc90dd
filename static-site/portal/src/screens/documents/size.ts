import type { Formatter } from "@wattwerk/ui/format";

/** A file's size as people read it: kB up to a million bytes, MB above. */
export function fileSize(format: Formatter, bytes: number): string {
  if (bytes < 1_000_000) return `${format.number(String(Math.ceil(bytes / 1000)), { max: 0 })}\u00a0kB`;
  return `${format.number((bytes / 1_000_000).toFixed(1), { max: 1 })}\u00a0MB`;
}

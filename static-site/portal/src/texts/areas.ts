import type { Area } from "@wattwerk/ui/locales";

/** The texts that the portal uses. */
export const areas: Area[] = ["common", "problems", "portal"];

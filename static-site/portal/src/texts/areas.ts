import { type Area, jobs } from "@wattwerk/ui/locales";

/** Texts of the pages before the sign-in. The build packs them into one file. */
export const firstAreas: Area[] = ["common", "account", "messages", "meters", "settings", "portal"];

/** All texts that the portal uses. */
export const areas: Area[] = [...new Set<Area>(["common", "problems", ...jobs, "portal"])];

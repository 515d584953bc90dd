import { type Area, jobs } from "@wattwerk/ui/locales";

/** The texts that the portal uses. */
export const areas: Area[] = ["common", "problems", ...jobs, "portal"];

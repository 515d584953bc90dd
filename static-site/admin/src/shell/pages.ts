import {
  IconArrowsExchange,
  IconCalculator,
  IconCalendarCheck,
  IconFileOff,
  IconFilePlus,
  IconFileText,
  IconFlame,
  IconMessages,
  IconPackage,
  IconPackages,
  IconReportMoney,
  IconRoute,
  IconScale,
  IconSettings,
  IconShieldLock,
  IconShoppingCart,
  IconTag,
  IconTemplate,
  IconTrendingUp,
  IconUserOff,
  IconUsers,
} from "@tabler/icons-react";
import { useBrand } from "../application/brand";
import { useSession } from "../application/session";

export interface Page {
  /** Where it opens; named in texts as `pages.<key>`. */
  path: string;
  key: string;
  icon: typeof IconUsers;
  /** On phones it stands in the bar at the bottom; all others wait behind "More". Four at most. */
  bar?: true;
  /** Only administrators of the chosen brand see it. */
  administrators?: true;
}

export interface PageGroup {
  /** Named in texts as `shell.groups.<key>`. */
  key: string;
  pages: Page[];
}

/** All pages by job, in the order of the navigation; a group without pages is not shown. */
const groups: PageGroup[] = [
  {
    key: "daily",
    pages: [
      { path: "/", key: "today", icon: IconCalendarCheck, bar: true },
      { path: "/orders", key: "orders", icon: IconShoppingCart, bar: true },
      { path: "/messages", key: "messages", icon: IconMessages, bar: true },
      { path: "/declarations", key: "declarations", icon: IconFileOff },
      { path: "/transactions", key: "transactions", icon: IconArrowsExchange },
    ],
  },
  {
    key: "customers",
    pages: [
      { path: "/customers", key: "customers", icon: IconUsers, bar: true },
      { path: "/contracts", key: "contracts", icon: IconFileText },
      { path: "/price-adjustments", key: "price_adjustments", icon: IconTrendingUp },
      { path: "/privacy", key: "privacy", icon: IconShieldLock },
    ],
  },
  // Offers, capturing of orders, tariff calculator.
  {
    key: "sales",
    pages: [
      { path: "/capture", key: "capture", icon: IconFilePlus },
      { path: "/calculator", key: "calculator", icon: IconCalculator },
      { path: "/offers", key: "offers", icon: IconTag },
    ],
  },
  // Products, price lists.
  {
    key: "products",
    pages: [
      { path: "/products", key: "products", icon: IconPackage },
      { path: "/prices", key: "prices", icon: IconReportMoney },
      { path: "/product-arrangement", key: "product_arrangement", icon: IconPackages },
      { path: "/default-supply", key: "default_supply", icon: IconScale, administrators: true },
    ],
  },
  // What is decided once and holds for a while: templates, life cycle, block list, settings.
  {
    key: "setup",
    pages: [
      { path: "/blacklist", key: "blacklist", icon: IconUserOff },
      { path: "/lifecycle", key: "lifecycle", icon: IconRoute, administrators: true },
      { path: "/gas-factors", key: "gas_factors", icon: IconFlame },
      { path: "/templates", key: "templates", icon: IconTemplate, administrators: true },
      { path: "/settings", key: "settings", icon: IconSettings, administrators: true },
    ],
  },
];

/** The groups of pages for whoever is signed in: only administrators decide about the chosen brand. */
export function usePageGroups(): PageGroup[] {
  const { brand } = useBrand();
  const administrator = (useSession().profile?.roles ?? []).includes(`${brand}.administrator`);
  return groups
    .map((group) => ({
      ...group,
      pages: group.pages.filter((page) => administrator || !page.administrators),
    }))
    .filter(({ pages }) => pages.length > 0);
}

/** Whether a page, or something that belongs to it, is open at a path. */
export function isOpen({ path }: Page, pathname: string): boolean {
  return pathname === path || (path !== "/" && pathname.startsWith(`${path}/`));
}

import { useQueries } from "@tanstack/react-query";
import type { Brand } from "@wattwerk/ui/api/models";
import { loadBrand } from "@wattwerk/ui/brand";
import { applyTheme } from "@wattwerk/ui/theme";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { publicApi } from "./session";

interface BrandChoice {
  /** Id of the brand whose records are shown. */
  brand: string;
  brands: Brand[];
  choose: (brand: string) => void;
}

const storageKey = "wattwerk.admin.brand";
const Context = createContext<BrandChoice | null>(null);

/** Lets staff who work for several brands choose the one whose records and colours they see. */
export function BrandProvider({ ids, children }: { ids: string[]; children: ReactNode }) {
  const [brand, setBrand] = useState(() => {
    const remembered = localStorage.getItem(storageKey);
    return remembered && ids.includes(remembered) ? remembered : (ids[0] ?? "");
  });
  const results = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["brand", id],
      queryFn: () => loadBrand(publicApi, id),
      staleTime: 10 * 60_000,
    })),
  });
  const brands = results.flatMap((result) => (result.data ? [result.data] : []));
  const theme = brands.find(({ id }) => id === brand)?.theme;
  useEffect(() => {
    if (theme) applyTheme(theme);
  }, [theme]);
  const choose = (id: string) => {
    localStorage.setItem(storageKey, id);
    setBrand(id);
  };
  return <Context value={{ brand, brands, choose }}>{children}</Context>;
}

export function useBrand(): BrandChoice {
  const choice = useContext(Context);
  if (!choice) throw new Error("BrandProvider is missing");
  return choice;
}

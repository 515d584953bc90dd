import { logoAddress } from "@wattwerk/ui/logo";
import { useBrand } from "../session/Portal";
import styles from "./BrandLogo.module.css";

/** The brand's logo on a light plate, so that it stays visible on dark ground too. */
export function BrandLogo({ height = 36 }: { height?: number }) {
  const brand = useBrand();
  return (
    <img className={styles.logo} src={logoAddress(brand.theme.logo_svg)} alt={brand.name} height={height} />
  );
}

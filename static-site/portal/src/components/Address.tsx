import { countryLine } from "@wattwerk/ui/countries";
import { useTranslation } from "react-i18next";
import { type PostalAddress, streetLine } from "../texts/names";

/** An address in two lines. */
export function Address({ address }: { address: PostalAddress }) {
  const { i18n } = useTranslation();
  const country = countryLine(address.country, i18n.language);
  return (
    <>
      {streetLine(address)}
      <br />
      {address.postcode} {address.town}
      {country ? (
        <>
          <br />
          {country}
        </>
      ) : null}
    </>
  );
}

import { type PostalAddress, streetLine } from "../texts/names";

/** An address in two lines. */
export function Address({ address }: { address: PostalAddress }) {
  return (
    <>
      {streetLine(address)}
      <br />
      {address.postcode} {address.town}
    </>
  );
}

import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import { Cards, Page } from "../../components/Page";
import { Skeleton } from "../../components/Skeleton";
import { AccessPortlet } from "./AccessPortlet";
import { DeletionPortlet } from "./DeletionPortlet";
import { DevicesPortlet } from "./DevicesPortlet";
import { NumbersPortlet } from "./NumbersPortlet";
import { SecondFactorPortlet } from "./SecondFactorPortlet";
import { SignInPortlet } from "./SignInPortlet";
import { useAccount } from "./useAccount";

/** Everything about the own login: how one signs in, where, and who else may. */
export default function Account() {
  const { t } = useTranslation();
  const { data, error, refetch } = useAccount();
  return (
    <Page title={t("account.title")} back={{ to: "/profile", label: t("profile.title") }}>
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {data ? (
        <Cards>
          <SignInPortlet account={data} />
          <SecondFactorPortlet account={data} />
          <DevicesPortlet devices={data.devices} />
          <NumbersPortlet account={data} />
          {data.own_numbers.length > 0 ? <AccessPortlet account={data} /> : null}
          <DeletionPortlet />
        </Cards>
      ) : null}
      {!data && !error ? (
        <Cards>
          {["16rem", "10rem", "12rem", "10rem"].map((height, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places, not entries
            <Skeleton key={index} height={height} />
          ))}
        </Cards>
      ) : null}
    </Page>
  );
}

import { NativeSelect, Radio, Stack } from "@mantine/core";
import { IconCalendarRepeat } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { BillDeliveryChange, ContractAccount } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Portlet } from "../../components/Portlet";
import { customerApi } from "../../session/connection";
import { AccountChoice } from "./AccountChoice";
import { ChangeForm } from "./ChangeForm";
import { useChange } from "./useChange";

type Delivery = BillDeliveryChange["delivery"];

const rhythms = ["yearly", "half_yearly", "quarterly", "monthly"] as const;
const channels = ["electronic", "paper"] as const;

/** How often bills come, and whether on paper. */
export function BillDelivery({ accounts }: { accounts: ContractAccount[] }) {
  const { t } = useTranslation();
  const [delivery, setDelivery] = useState<Delivery>(
    accounts[0]?.bill_delivery ?? { rhythm: "yearly", channel: "electronic" },
  );
  const [chosen, setChosen] = useState(accounts.map((account) => account.account_number));
  const change = useChange<BillDeliveryChange>((body, sending) =>
    answerOf(customerApi.POST("/portal/bill-delivery-changes", { ...sending, body })),
  );
  const submit = () => {
    void change.send({ account_numbers: chosen, delivery });
  };
  return (
    <Portlet title={t("requests.delivery.title")} icon={<IconCalendarRepeat size={20} />}>
      <ChangeForm change={change} onSubmit={submit} submit={t("requests.delivery.submit")}>
        <NativeSelect
          name="rhythm"
          label={t("requests.details.rhythm")}
          description={t("requests.delivery.rhythm_hint")}
          data={rhythms.map((value) => ({ value, label: t(`requests.delivery.rhythms.${value}`) }))}
          value={delivery.rhythm}
          onChange={({ currentTarget: { value } }) =>
            setDelivery({ ...delivery, rhythm: value as Delivery["rhythm"] })
          }
        />
        <Radio.Group
          name="channel"
          label={t("requests.details.channel")}
          description={t("requests.delivery.channel_hint")}
          value={delivery.channel}
          onChange={(value) => setDelivery({ ...delivery, channel: value as Delivery["channel"] })}
        >
          <Stack gap="xs" mt="xs">
            {channels.map((value) => (
              <Radio key={value} value={value} label={t(`requests.delivery.channels.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <AccountChoice
          accounts={accounts}
          chosen={chosen}
          onChange={setChosen}
          error={change.fault("/account_numbers")}
        />
      </ChangeForm>
    </Portlet>
  );
}

import { Radio, Stack } from "@mantine/core";
import type { Customer } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { AddressFields } from "./AddressFields";
import { type EndDraft, type Faults, type Payment, payments } from "./draft";

interface BillStepProps {
  draft: EndDraft;
  faults: Faults;
  customer: Customer;
  onChange: (change: Partial<EndDraft>) => void;
}

/** Where the final bill goes, and how it is paid. */
export function BillStep({ draft, faults, customer, onChange }: BillStepProps) {
  const { t } = useTranslation();
  const { street, house_number, postcode, town } = customer.billing_address;
  return (
    <>
      <Radio.Group
        name="billTo"
        label={t("cancellation.wizard.bill_to")}
        value={draft.billTo}
        onChange={(value) => onChange({ billTo: value as EndDraft["billTo"] })}
      >
        <Stack gap="sm" mt="xs">
          <Radio
            value="unchanged"
            label={t("cancellation.wizard.bill_unchanged", {
              address: `${street} ${house_number}, ${postcode} ${town}`,
            })}
          />
          {draft.ground === "moving" ? <Radio value="new" label={t("cancellation.wizard.bill_new")} /> : null}
          <Radio value="other" label={t("cancellation.wizard.bill_other")} />
        </Stack>
      </Radio.Group>
      {draft.billTo === "other" ? (
        <AddressFields
          legend={t("cancellation.wizard.bill_address")}
          name="billAddress"
          address={draft.billAddress}
          abroad
          faults={faults}
          onChange={(billAddress) => onChange({ billAddress })}
        />
      ) : null}
      <Radio.Group
        name="payment"
        label={t("cancellation.wizard.payment")}
        description={t("cancellation.wizard.payment_hint")}
        value={draft.payment}
        onChange={(value) => onChange({ payment: value as Payment })}
      >
        <Stack gap="sm" mt="xs">
          {payments.map((payment) => (
            <Radio key={payment} value={payment} label={t(`cancellation.payments.${payment}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </>
  );
}

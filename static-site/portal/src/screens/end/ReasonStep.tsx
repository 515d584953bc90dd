import { Radio, Stack, Textarea, TextInput } from "@mantine/core";
import type { EndPreview } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice";
import { useFormat } from "../../texts/useFormat";
import { AddressFields } from "./AddressFields";
import { type EndDraft, type Faults, type Ground, grounds, wishes } from "./draft";
import styles from "./End.module.css";

interface ReasonStepProps {
  draft: EndDraft;
  faults: Faults;
  preview: EndPreview | undefined;
  onChange: (change: Partial<EndDraft>) => void;
}

/** Why and when; the resulting end is shown at once. */
export function ReasonStep({ draft, faults, preview, onChange }: ReasonStepProps) {
  const { t } = useTranslation();
  const wish = wishes[draft.ground];
  return (
    <>
      <Radio.Group
        name="ground"
        label={t("cancellation.wizard.why")}
        value={draft.ground}
        onChange={(value) => onChange({ ground: value as Ground })}
      >
        <Stack gap="sm" mt="xs">
          {grounds.map((ground) => (
            <Radio key={ground} value={ground} label={t(`cancellation.grounds.${ground}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        type="date"
        name="wishedOn"
        className={styles.date}
        label={t(`cancellation.fields.${wish}`)}
        description={t(`cancellation.fields.${wish}_hint`)}
        value={draft.wishedOn}
        onChange={(event) => onChange({ wishedOn: event.currentTarget.value })}
        error={faults.wishedOn && t(faults.wishedOn)}
      />
      {draft.ground === "moving" ? (
        <AddressFields
          legend={t("cancellation.fields.new_address")}
          hint={t("cancellation.fields.new_address_hint")}
          name="newAddress"
          address={draft.newAddress}
          abroad
          faults={faults}
          onChange={(newAddress) => onChange({ newAddress })}
        />
      ) : null}
      {draft.ground === "important_cause" ? (
        <Textarea
          name="explanation"
          label={t("cancellation.fields.explanation")}
          rows={3}
          maxLength={1000}
          value={draft.explanation}
          onChange={(event) => onChange({ explanation: event.currentTarget.value })}
          error={faults.explanation && t(faults.explanation)}
        />
      ) : null}
      <EndNotice preview={preview} />
    </>
  );
}

/** On which day the contract would end, and whether somebody has to look at it first. */
export function EndNotice({ preview }: { preview: EndPreview | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!preview?.ends_on) return null;
  const date = format.longDate(preview.ends_on);
  const checked = preview.reasons.length > 0;
  return (
    <Notice live kind="info" title={t("cancellation.wizard.end_title", { date })}>
      <p>{t(checked ? "cancellation.wizard.end_checked" : "cancellation.wizard.end_clear")}</p>
    </Notice>
  );
}

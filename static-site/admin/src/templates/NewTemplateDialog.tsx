import { NativeSelect, TextInput } from "@mantine/core";
import type { TemplateKind } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FormDialog } from "../contracts/FormDialog";
import { shortName } from "./shortName";
import { subjects, useOwnTemplateChanges } from "./useOwnTemplates";

interface Properties {
  brand: string;
  kind: Extract<TemplateKind, "mail" | "letter">;
  close: () => void;
}

/** A mail or letter of the brand's own gets a name, and what it is about. */
export function NewTemplateDialog({ brand, kind, close }: Properties) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { define } = useOwnTemplateChanges(brand);
  const [name, setName] = useState("");
  const [typed, setTyped] = useState<string | null>(null);
  const [about, setAbout] = useState<(typeof subjects)[number]>("customer");
  const key = typed ?? shortName(name);
  return (
    <FormDialog
      title={t(`templates.new.${kind}`)}
      consequence={t("templates.new.consequence")}
      confirm={t("templates.new.confirm")}
      fields={["/name", "/key"]}
      act={async () => {
        const defined = await define.mutateAsync({ kind, key, name: name.trim(), about });
        void navigate(`/templates/${kind}/${defined.key}/${i18n.language}`);
      }}
      close={close}
    >
      {(fault) => (
        <>
          <TextInput
            label={t("templates.new.name")}
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fault("/name")}
            required
            data-autofocus
          />
          <TextInput
            label={t("templates.new.key")}
            description={t("templates.new.key_hint")}
            value={key}
            maxLength={40}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={fault("/key") && t("templates.block_name_fault")}
            required
          />
          <NativeSelect
            label={t("templates.new.about")}
            description={t(`templates.about_hint.${about}`)}
            value={about}
            onChange={(event) => setAbout(event.currentTarget.value as typeof about)}
            data={subjects.map((value) => ({ value, label: t(`templates.about.${value}`) }))}
          />
        </>
      )}
    </FormDialog>
  );
}

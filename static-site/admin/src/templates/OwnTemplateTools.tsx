import { Button, TextInput } from "@mantine/core";
import type { Template } from "@wattwerk/ui/api/models";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FormDialog } from "../contracts/FormDialog";
import { ActionDialog } from "../detail/ActionDialog";
import { useOwnTemplateChanges } from "./useOwnTemplates";

/** A brand may call its own mails and letters otherwise, and remove those that nothing sends. */
export function OwnTemplateTools({ brand, template }: { brand: string; template: Template }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { rename, remove } = useOwnTemplateChanges(brand);
  const [asking, setAsking] = useState<"rename" | "remove" | null>(null);
  const [name, setName] = useState(template.title);
  return (
    <>
      <Button variant="default" onClick={() => setAsking("rename")}>
        {t("templates.rename")}
      </Button>
      <Button variant="default" onClick={() => setAsking("remove")}>
        {t("templates.remove")}
      </Button>
      {asking === "rename" && (
        <FormDialog
          title={t("templates.rename_title")}
          consequence={t("templates.rename_consequence")}
          confirm={t("templates.rename")}
          fields={["/name"]}
          act={() => rename(template, name.trim())}
          close={() => setAsking(null)}
        >
          {(fault) => (
            <TextInput
              label={t("templates.new.name")}
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.currentTarget.value)}
              error={fault("/name")}
              required
              data-autofocus
            />
          )}
        </FormDialog>
      )}
      {asking === "remove" && (
        <ActionDialog
          title={t("templates.remove_title", { name: template.title })}
          consequence={t("templates.remove_consequence")}
          confirm={t("templates.remove")}
          dangerous
          act={async () => {
            await remove(template);
            void navigate(`/templates?kind=${template.kind === "mail" ? "" : template.kind}`);
          }}
          close={() => setAsking(null)}
        />
      )}
    </>
  );
}

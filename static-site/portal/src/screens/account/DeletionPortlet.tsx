import { Button } from "@mantine/core";
import { IconUserX } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Portlet } from "../../components/Portlet";
import { SidePanel } from "../../components/SidePanel";
import { customerApi, keeper } from "../../session/connection";
import { noteDeparture } from "../../session/visit";
import { FieldsForm, type Values } from "./FieldsForm";
import { passwordField } from "./fields";

/** The end of this login; contracts go on. */
export function DeletionPortlet() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const remove = async ({ password = "" }: Values) => {
    await answerOf(customerApi.POST("/portal/account/deletions", { body: { password } }));
    noteDeparture();
    keeper.forget();
  };
  return (
    <Portlet
      title={t("account.delete_title")}
      icon={<IconUserX size={20} />}
      action={
        <Button variant="default" onClick={() => setOpen(true)}>
          {t("account.delete_open")}
        </Button>
      }
    >
      <p>{t("account.delete_text")}</p>
      <SidePanel title={t("account.delete_title")} open={open} onClose={() => setOpen(false)}>
        <FieldsForm fields={[passwordField(t)]} submit={t("account.delete_submit")} danger onSubmit={remove}>
          <p>{t("account.delete_warning")}</p>
        </FieldsForm>
      </SidePanel>
    </Portlet>
  );
}

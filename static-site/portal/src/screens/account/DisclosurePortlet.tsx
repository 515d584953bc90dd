import { Button } from "@mantine/core";
import { IconFileDownload } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import { saveFile } from "@wattwerk/ui/saveFile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { customerHeader } from "../../api/queries";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { SidePanel } from "../../components/SidePanel";
import { customerApi } from "../../session/connection";
import styles from "./Account.module.css";
import { FieldsForm, type Values } from "./FieldsForm";
import { passwordField } from "./fields";
import { useAccount } from "./useAccount";

/** All data that are stored about the customer (Art. 15 and 20 GDPR), for the owner of the number alone. */
export function DisclosurePortlet({ customerNumber }: { customerNumber: string }) {
  const { t } = useTranslation();
  const { data: account } = useAccount();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  if (!account?.own_numbers.includes(customerNumber)) return null;

  const close = () => {
    setOpen(false);
    setSaved(false);
  };
  const load = async ({ password = "", format }: Values) => {
    setSaved(false);
    const body = { password, format: format === "json" ? ("json" as const) : ("pdf" as const) };
    const file = await answerOf(
      customerApi.POST("/portal/disclosures", { headers: customerHeader(customerNumber), body }),
    );
    saveFile(file.file_name, file.media_type, file.content);
    setSaved(true);
  };
  return (
    <Portlet
      title={t("disclosure.title")}
      icon={<IconFileDownload size={20} />}
      action={
        <>
          <Button variant="light" onClick={() => setOpen(true)}>
            {t("disclosure.open")}
          </Button>
          <Button component={Link} to="/profile/erasure" variant="default">
            {t("privacy.own.open")}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t("disclosure.text")}</p>
        <p>{t("privacy.own.portlet_text")}</p>
      </div>
      <SidePanel title={t("disclosure.title")} open={open} onClose={close}>
        <FieldsForm
          fields={[
            {
              name: "format",
              label: t("disclosure.format"),
              choices: (["pdf", "json"] as const).map((value) => ({
                value,
                label: t(`disclosure.formats.${value}`),
              })),
            },
            passwordField(t),
          ]}
          submit={t("disclosure.submit")}
          onSubmit={load}
        >
          <p>{t("disclosure.hint")}</p>
          {saved ? (
            <Notice live kind="success">
              <p>{t("disclosure.saved")}</p>
            </Notice>
          ) : null}
        </FieldsForm>
      </SidePanel>
    </Portlet>
  );
}

import { Button, NativeSelect } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { Upload } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDashboard } from "../../api/queries";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { contractLabel } from "../../texts/names";
import { useProblemText } from "../../texts/problems";
import styles from "./Documents.module.css";
import { sendFile } from "./sendFile";
import { LARGEST, TAKEN } from "./taken";

type State =
  | { step: "choosing"; fault: "missing" | "too_large" | null }
  | { step: "sending" }
  | { step: "failed"; error: unknown }
  | { step: "done"; name: string; upload: Upload };

/** Send the utility a file: a photograph of the meter, a protocol, a letter. */
export function UploadPortlet() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const problemText = useProblemText();
  const { customerNumber, contractNumber } = useCustomerChoice();
  const contracts = useDashboard().data?.contracts ?? [];
  const input = useRef<HTMLInputElement>(null);
  const [contract, setContract] = useState(contractNumber ?? "");
  const [state, setState] = useState<State>({ step: "choosing", fault: null });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    if (!file) {
      setState({ step: "choosing", fault: "missing" });
      input.current?.focus();
      return;
    }
    if (file.size > LARGEST) {
      setState({ step: "choosing", fault: "too_large" });
      input.current?.focus();
      return;
    }
    setState({ step: "sending" });
    try {
      const upload = await sendFile(file, { customerNumber, contractNumber: contract || null });
      setState({ step: "done", name: file.name, upload });
      if (input.current) input.current.value = "";
      void client.invalidateQueries({ queryKey: ["documents"] });
    } catch (error) {
      setState({ step: "failed", error });
    }
  };

  const fault = state.step === "choosing" ? state.fault : null;
  return (
    <Portlet title={t("documents.upload.title")} icon={<IconFileUpload size={20} />}>
      <form className={`${styles.upload} screen-only`} onSubmit={submit} noValidate>
        <div className={styles.field}>
          <label htmlFor="upload-file">{t("documents.upload.file")}</label>
          <p id="upload-hint" className={styles.hint}>
            {t("documents.upload.hint")}
          </p>
          <input
            ref={input}
            id="upload-file"
            type="file"
            accept={TAKEN}
            aria-describedby={fault ? "upload-hint upload-fault" : "upload-hint"}
            aria-invalid={fault ? true : undefined}
            onChange={() => setState({ step: "choosing", fault: null })}
          />
          {fault ? (
            <p id="upload-fault" className={styles.fault}>
              {t(`documents.upload.${fault}`)}
            </p>
          ) : null}
        </div>
        {contracts.length > 1 ? (
          <NativeSelect
            label={t("messages.contract")}
            value={contract}
            onChange={(event) => setContract(event.currentTarget.value)}
            data={[
              { value: "", label: t("messages.no_contract") },
              ...contracts.map((one) => ({ value: one.contract_number, label: contractLabel(one, t) })),
            ]}
          />
        ) : null}
        {state.step === "failed" ? (
          <Notice live kind="error">
            <p>{problemText(asProblem(state.error))}</p>
          </Notice>
        ) : null}
        {state.step === "done" ? <Outcome name={state.name} upload={state.upload} /> : null}
        <div>
          <Button type="submit" variant="light" loading={state.step === "sending"}>
            {t("documents.upload.send")}
          </Button>
        </div>
      </form>
    </Portlet>
  );
}

function Outcome({ name, upload }: { name: string; upload: Upload }) {
  const { t } = useTranslation();
  if (upload.status === "refused") {
    return (
      <Notice live kind="error" title={t("documents.upload.refused", { name })}>
        <p>{t(`documents.upload.refusals.${upload.refusal ?? "format"}`)}</p>
      </Notice>
    );
  }
  const accepted = upload.status === "accepted";
  return (
    <Notice
      live
      kind={accepted ? "success" : "info"}
      title={t(`documents.upload.${accepted ? "accepted" : "waiting"}`, { name })}
    >
      <p>{t(`documents.upload.${accepted ? "accepted_text" : "waiting_text"}`)}</p>
    </Notice>
  );
}

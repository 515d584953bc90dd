import { Button } from "@mantine/core";
import { IconDevices } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import type { SignedInDevice } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../components/Notice";
import { Portlet } from "../../components/Portlet";
import { customerApi, keeper } from "../../session/connection";
import { useProblemText } from "../../texts/problems";
import { useFormat } from "../../texts/useFormat";
import styles from "./Account.module.css";
import { useAccountChanged } from "./useAccount";

/** Where one is signed in, and the way out of each and of all. */
export function DevicesPortlet({ devices }: { devices: SignedInDevice[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const problemText = useProblemText();
  const changed = useAccountChanged();
  const [error, setError] = useState<unknown>(null);

  const act = async (job: () => Promise<unknown>) => {
    setError(null);
    try {
      await job();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const end = (deviceId: string) =>
    act(async () => {
      const path = { device_id: deviceId };
      await answerOf(customerApi.DELETE("/portal/account/devices/{device_id}", { params: { path } }));
      await changed();
    });
  const endAll = () =>
    act(async () => {
      await answerOf(customerApi.DELETE("/portal/account/devices"));
      keeper.forget();
    });

  return (
    <Portlet
      title={t("account.devices_title")}
      icon={<IconDevices size={20} />}
      action={
        <Button variant="default" onClick={endAll}>
          {t("account.devices_end_all")}
        </Button>
      }
    >
      <div className={styles.stack}>
        {error ? (
          <Notice live kind="error">
            <p>{problemText(asProblem(error))}</p>
          </Notice>
        ) : null}
        <ul className={styles.rows}>
          {devices.map((device) => {
            const name = [device.browser, device.system].filter(Boolean).join(", ");
            return (
              <li key={device.device_id} className={styles.row}>
                <div>
                  <p>{name || t("account.devices_unknown")}</p>
                  <p className={styles.dimmed}>
                    {device.current
                      ? t("account.devices_current")
                      : t("account.devices_seen", { at: format.dateTime(device.seen_at) })}
                  </p>
                </div>
                {device.current ? null : (
                  <Button variant="subtle" onClick={() => end(device.device_id)}>
                    {t("actions.sign_out")}
                    <span className="visually-hidden">: {name}</span>
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </Portlet>
  );
}

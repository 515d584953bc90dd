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
import { type DeviceGroup, grouped } from "./devices";
import { useAccountChanged } from "./useAccount";

const SHOWN_AT_FIRST = 5;

/** Where one is signed in, and the way out of each and of all. */
export function DevicesPortlet({ devices }: { devices: SignedInDevice[] }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const changed = useAccountChanged();
  const [error, setError] = useState<unknown>(null);
  const [all, setAll] = useState(false);
  const groups = grouped(devices);
  const hidden = all ? 0 : Math.max(groups.length - SHOWN_AT_FIRST, 0);

  const act = async (job: () => Promise<unknown>) => {
    setError(null);
    try {
      await job();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const end = ({ devices }: DeviceGroup) =>
    act(async () => {
      for (const { device_id } of devices) {
        const params = { path: { device_id } };
        await answerOf(customerApi.DELETE("/portal/account/devices/{device_id}", { params }));
      }
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
          {groups.slice(0, groups.length - hidden).map((group) => (
            <li key={`${group.current} ${group.name}`} className={styles.row}>
              <DeviceRow group={group} />
              {group.current ? null : (
                <Button variant="subtle" px={0} onClick={() => end(group)}>
                  {t("actions.sign_out")}
                  <span className="visually-hidden">: {group.name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
        {hidden > 0 ? (
          <div>
            <Button variant="subtle" onClick={() => setAll(true)}>
              {t("account.devices_all", { count: groups.length })}
            </Button>
          </div>
        ) : null}
      </div>
    </Portlet>
  );
}

function DeviceRow({ group: { name, devices, current } }: { group: DeviceGroup }) {
  const { t } = useTranslation();
  const format = useFormat();
  const seen = t("account.devices_seen", { at: format.dateTime(devices[0].seen_at) });
  return (
    <div>
      <p>{name || t("account.devices_unknown")}</p>
      <p className={styles.dimmed}>
        {current ? t("account.devices_current") : seen}
        {devices.length > 1 ? ` · ${t("account.devices_count", { count: devices.length })}` : null}
      </p>
    </div>
  );
}

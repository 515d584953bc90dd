import { Button, TextInput } from "@mantine/core";
import { IconFileInfo, IconFileText } from "@tabler/icons-react";
import type { Contract, Tariff } from "@wattwerk/ui/api/models";
import { asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import { Portlet } from "../../components/Portlet";
import { Skeleton } from "../../components/Skeleton";
import { useBrand } from "../../session/Portal";
import { useFormat } from "../../texts/useFormat";
import { PriceSheet } from "./PriceSheet";
import { fetchProductFile, useTariff } from "./queries";
import styles from "./Tariff.module.css";

/** What the tariff is, its documents, and what it costs on a day that can be chosen. */
export function TariffPortlet({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const [day, setDay] = useState("");
  const { data, error, refetch } = useTariff(contract.contract_number, day);
  const outside = asProblem(error ?? null).errors[0]?.code === "day_outside_contract";
  return (
    <Portlet title={t("tariff.title")} icon={<IconFileInfo size={20} />} busy={!data && !error}>
      {error && !data ? <Failure error={error} retry={() => refetch()} /> : null}
      {!data && !error ? <Skeleton height="18rem" /> : null}
      {data ? (
        <div className={styles.frame}>
          <div className={styles.tariff}>
            {data.information ? (
              <div className={styles.part}>
                <Information information={data.information} />
              </div>
            ) : null}
            <div className={styles.part}>
              <TextInput
                type="date"
                name="tariff-day"
                className={styles.day ?? ""}
                label={t("tariff.sheet_of")}
                min={data.earliest}
                max={data.latest}
                value={day || data.sheet.on}
                onChange={(event) => setDay(event.currentTarget.value)}
                error={outside ? t("tariff.outside") : undefined}
              />
              {error && !outside ? <Failure error={error} retry={() => refetch()} /> : null}
              {error ? null : <PriceSheet sheet={data.sheet} commodity={contract.commodity} />}
            </div>
          </div>
        </div>
      ) : null}
    </Portlet>
  );
}

type About = NonNullable<Tariff["information"]>;

function Information({ information }: { information: About }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mix = information.electricity_mix;
  return (
    <>
      <p>{information.description}</p>
      {information.features.length > 0 ? (
        <ul className={styles.features}>
          {information.features.map((feature) => (
            <li key={feature}>{feature}</li>
          ))}
        </ul>
      ) : null}
      {mix ? (
        <p className={styles.note}>
          {t("tariff.mix", {
            year: String(mix.year),
            renewable: format.percent(mix.renewable_percent),
            co2: format.number(mix.co2_grams_per_kwh, { max: 1 }),
            waste: format.number(mix.radioactive_waste_mg_per_kwh, { max: 4 }),
          })}
        </p>
      ) : null}
      <Files files={information.files} />
    </>
  );
}

function Files({ files }: { files: About["files"] }) {
  const { t } = useTranslation();
  const brand = useBrand();
  const [failure, setFailure] = useState<unknown>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={`${styles.files} screen-only`} aria-label={t("tariff.files")}>
        {files.map((file) => (
          <li key={file.file_id}>
            <Button
              variant="default"
              leftSection={<IconFileText size={18} aria-hidden="true" />}
              onClick={() => fetchProductFile(brand.id, file.file_id).catch(setFailure)}
            >
              {file.title} (PDF)
            </Button>
          </li>
        ))}
      </ul>
      {failure ? <Failure error={failure} /> : null}
    </>
  );
}

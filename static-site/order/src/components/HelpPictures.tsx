import { useOrder } from "../context";
import { Details } from "./Details";

/** Where the number of the meter stands: below the bar code, not the counter itself. */
export function MeterPicture() {
  const { t } = useOrder();
  return (
    <Details title={t("help.meter_title")}>
      <figure class="picture">
        <svg viewBox="0 0 240 200" aria-hidden="true">
          <rect class="device" x="30" y="8" width="180" height="184" rx="14" />
          <rect class="window" x="56" y="30" width="128" height="34" rx="4" />
          <text class="digits" x="64" y="55">
            013842
          </text>
          <text class="unit-label" x="180" y="53" text-anchor="end">
            kWh
          </text>
          <circle class="window" cx="120" cy="94" r="16" />
          <path class="line" d="M120 82v12l7 6" />
          <path
            class="bars"
            d="M64 126v18M68 126v18M75 126v18M79 126v18M88 126v18M92 126v18M101 126v18M108 126v18M112 126v18M121 126v18M127 126v18M134 126v18M138 126v18M147 126v18M153 126v18M160 126v18M166 126v18M175 126v18"
          />
          <rect class="mark" x="54" y="148" width="132" height="26" rx="6" />
          <text class="number" x="120" y="166" text-anchor="middle">
            1 EMH00 12345678
          </text>
        </svg>
        <figcaption>{t("help.meter_text")}</figcaption>
      </figure>
    </Details>
  );
}

/** Where the market location stands: on the bill, eleven digits. */
export function BillPicture() {
  const { t } = useOrder();
  return (
    <Details title={t("help.location_title")}>
      <figure class="picture">
        <svg viewBox="0 0 240 200" aria-hidden="true">
          <path class="device" d="M46 8h116l32 32v152H46z" />
          <path class="line" d="M162 8v32h32" />
          <rect class="block" x="62" y="30" width="62" height="12" rx="3" />
          <path class="line" d="M62 62h86M62 74h64" />
          <rect class="mark" x="56" y="90" width="128" height="40" rx="6" />
          <text class="unit-label" x="64" y="106">
            Marktlokation
          </text>
          <text class="number" x="64" y="123">
            41373559241
          </text>
          <path class="line" d="M62 148h116M62 160h116M62 172h70" />
        </svg>
        <figcaption>{t("help.location_text")}</figcaption>
      </figure>
    </Details>
  );
}

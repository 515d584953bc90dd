import type { Register, Verdict } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Notice, type NoticeKind } from "../../components/Notice";
import { amount, useFormat } from "../../texts/useFormat";

const known = [
  "reading_too_low",
  "reading_too_high",
  "reading_below_previous",
  "reading_above_next",
  "reading_too_many_digits",
  "reading_registers_swapped",
  "reading_rollover",
];
const kinds: Record<Verdict["outcome"], NoticeKind> = {
  plausible: "success",
  warning: "warning",
  refused: "error",
};

interface VerdictMessageProps {
  verdict: Verdict;
  register: Pick<Register, "unit">;
}

/** What the check says of one register: its consumption, and what is unusual about it. */
export function VerdictMessage({ verdict, register }: VerdictMessageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const consumption = verdict.consumption ?? null;
  const title =
    consumption === null || verdict.outcome === "refused"
      ? undefined
      : t("report.consumption_since", { amount: amount(format, consumption, register.unit) });
  return (
    <Notice kind={kinds[verdict.outcome]} title={title}>
      <p>{sentence()}</p>
      {verdict.outcome === "plausible" ? null : <p>{range()}</p>}
    </Notice>
  );

  function sentence(): string {
    if (verdict.outcome === "plausible") {
      if (verdict.rollover) return t("report.rollover");
      return t(consumption === null ? "report.plausible_first" : "report.plausible");
    }
    const code = verdict.code ?? "";
    return t(known.includes(code) ? `verdict.${code}` : "verdict.unknown");
  }

  function range(): string {
    const value = (exact: string) => format.number(exact, { max: 0 });
    const from = verdict.expected_from ?? null;
    const to = verdict.expected_to ?? null;
    if (from !== null && to !== null) return t("verdict.range", { from: value(from), to: value(to) });
    return from === null ? "" : t("verdict.range_from", { from: value(from) });
  }
}

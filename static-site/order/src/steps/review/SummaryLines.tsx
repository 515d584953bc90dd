import { Pairs } from "../../components/Details";
import { linked } from "../../components/linked";
import { useOrder } from "../../context";

/** The lines of a contract summary (§ 41 (4) EnWG) under their names. */
export function SummaryLines({ lines: shown }: { lines: Record<string, string> }) {
  const { t } = useOrder();
  return (
    <Pairs
      pairs={Object.entries(shown).map(([key, line]) => {
        const name = t(`contract_summary.${key}`);
        return [name.startsWith("contract_summary.") ? key : name, linked(line)];
      })}
    />
  );
}

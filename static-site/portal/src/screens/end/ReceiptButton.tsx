import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { answerOf } from "@wattwerk/ui/api/client";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customerHeader } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";

/** Fetches the receipt as a file. */
export function ReceiptButton({ declarationNumber }: { declarationNumber: string }) {
  const { t } = useTranslation();
  const { customerNumber } = useCustomerChoice();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [loading, setLoading] = useState(false);
  async function save() {
    setLoading(true);
    setProblem(null);
    try {
      const link = await answerOf(
        customerApi.POST("/portal/declarations/{declaration_number}/receipt-links", {
          params: { path: { declaration_number: declarationNumber } },
          headers: customerHeader(customerNumber),
        }),
      );
      globalThis.location.assign(link.url);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setLoading(false);
    }
  }
  return (
    <>
      {problem ? <Failure error={problem} /> : null}
      <Button
        variant="default"
        className="screen-only"
        leftSection={<IconDownload size={20} />}
        loading={loading}
        onClick={() => void save()}
      >
        {t("cancellation.public.save")}
      </Button>
    </>
  );
}

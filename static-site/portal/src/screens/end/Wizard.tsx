import { Button, Group } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { Contract, Customer, CustomerDeclaration } from "@wattwerk/ui/api/models";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { customerHeader } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { useCustomerChoice } from "../../session/CustomerChoice";
import { customerApi } from "../../session/connection";
import { useFieldText } from "../../texts/problems";
import { BillStep } from "./BillStep";
import {
  billFaults,
  cancellationOf,
  type EndDraft,
  emptyDraft,
  type Faults,
  type Ground,
  readingFaults,
  reasonFaults,
} from "./draft";
import styles from "./End.module.css";
import { useDeclare, useEndPreview } from "./queries";
import { ReadingStep } from "./ReadingStep";
import { ReasonStep } from "./ReasonStep";
import { Receipt } from "./Receipt";
import { ReviewStep } from "./ReviewStep";

const steps = ["reason", "bill", "reading", "review"] as const;
type Step = (typeof steps)[number];

interface WizardProps {
  contract: Contract;
  customer: Customer;
  today: string;
  ground: Ground;
  /** Day that the link to this page names. */
  wishedOn: string;
}

/** Cancelling at ease: reason and day, final bill, reading, review; nothing binds before the last step. */
export function Wizard({ contract, customer, today, ground, wishedOn }: WizardProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const { customerNumber } = useCustomerChoice();
  const [draft, setDraft] = useState<EndDraft>({ ...emptyDraft(today), ground, wishedOn });
  const [step, setStep] = useState<Step>("reason");
  const [faults, setFaults] = useState<Faults>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const attempt = useRef(new Attempt());
  const preview = useEndPreview(contract.contract_number, draft).data;
  const { declare, sending, sent, problem } = useDeclare();
  const meter = contract.meters[0];
  const unusual = problem?.code === "reading_needs_confirmation";

  const change = (part: Partial<EndDraft>) => {
    setDraft((before) => {
      const after = { ...before, ...part };
      return after.ground !== "moving" && after.billTo === "new" ? { ...after, billTo: "unchanged" } : after;
    });
    setFaults({});
  };

  const go = (to: Step) => {
    setStep(to);
    setFaults({});
    setTimeout(() => heading.current?.focus());
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(step, draft, meter);
    setFaults(found);
    if (Object.keys(found).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    const next = steps[steps.indexOf(step) + 1];
    if (next) return go(next);
    const body = cancellationOf(draft, meter);
    await declare(
      (): Promise<CustomerDeclaration> =>
        answerOf(
          customerApi.POST("/portal/contracts/{contract_number}/cancellations", {
            params: {
              path: { contract_number: contract.contract_number },
              header: { "Idempotency-Key": attempt.current.keyFor(body) },
            },
            headers: customerHeader(customerNumber),
            body,
          }),
        ),
    );
  };

  if (sent) {
    return <Receipt declaration={sent} bank={`/accounts/${contract.account_number}/bank`} />;
  }
  const position = steps.indexOf(step);
  return (
    <form ref={form} className={styles.column} onSubmit={submit} noValidate>
      <h2 ref={heading} tabIndex={-1}>
        {t("cancellation.wizard.step", { step: position + 1, count: steps.length })}:{" "}
        {t(`cancellation.wizard.steps.${step}`)}
      </h2>
      {step === "reason" ? (
        <ReasonStep draft={draft} faults={faults} preview={preview} onChange={change} />
      ) : null}
      {step === "bill" ? (
        <BillStep draft={draft} faults={faults} customer={customer} onChange={change} />
      ) : null}
      {step === "reading" ? (
        <ReadingStep draft={draft} faults={faults} meter={meter} unusual={unusual} onChange={change} />
      ) : null}
      {step === "review" ? (
        <ReviewStep draft={draft} contract={contract} meter={meter} preview={preview} />
      ) : null}
      {problem && step === "review" ? <Failure error={problem} /> : null}
      {step === "review" && problem && problem.errors.length > 0 ? (
        <ul className={styles.next}>
          {problem.errors.map((fault) => (
            <li key={`${fault.pointer} ${fault.code}`}>{fieldText(fault)}</li>
          ))}
        </ul>
      ) : null}
      {step === "review" && problem && (unusual || problem.errors.length > 0) ? (
        <Button variant="light" onClick={() => go("reading")}>
          {t("cancellation.wizard.to_reading")}
        </Button>
      ) : null}
      <Group gap="sm">
        <Button type="submit" size="lg" loading={sending}>
          {t(step === "review" ? "cancellation.public.cancel.button" : "cancellation.wizard.continue")}
        </Button>
        {position > 0 ? (
          <Button variant="default" size="lg" onClick={() => go(steps[position - 1] ?? "reason")}>
            {t("cancellation.wizard.back")}
          </Button>
        ) : null}
      </Group>
    </form>
  );
}

function faultsOf(step: Step, draft: EndDraft, meter: Contract["meters"][number] | undefined): Faults {
  if (step === "reason") return reasonFaults(draft);
  if (step === "bill") return billFaults(draft);
  return step === "reading" ? readingFaults(draft, meter) : {};
}

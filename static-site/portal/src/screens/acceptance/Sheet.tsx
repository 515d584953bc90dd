import { Button } from "@mantine/core";
import type { ApiProblem } from "@wattwerk/ui/api/problem";
import { type ReactNode, useRef } from "react";
import { Failure } from "../../components/Failure";
import form from "../../components/Form.module.css";
import styles from "./Acceptance.module.css";
import { useFirstFault } from "./useFirstFault";

interface Properties {
  children: ReactNode;
  problem: ApiProblem | null;
  sending: boolean;
  /** What the button says: of an order nothing but that it costs money (§ 312j (3) BGB). */
  action: string;
  submit: () => void;
  /** What else can be done. */
  other?: ReactNode;
}

/** A form of these pages: its fields, what was refused, its button. */
export function Sheet({ children, problem, sending, action, submit, other }: Properties) {
  const sheet = useRef<HTMLFormElement>(null);
  useFirstFault(sheet, problem);
  return (
    <form
      ref={sheet}
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      {problem && <Failure error={problem} />}
      <div className={styles.actions}>
        <Button type="submit" size="lg" fullWidth loading={sending}>
          {action}
        </Button>
        {other}
      </div>
    </form>
  );
}

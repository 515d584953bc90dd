import { Button } from "@mantine/core";
import { type PropsWithChildren, useEffect, useRef } from "react";
import { Failure } from "../../components/Failure";
import styles from "../../components/Form.module.css";
import { Sent } from "./Sent";
import type { Change } from "./useChange";

interface ChangeFormProps {
  change: Pick<Change<never>, "sending" | "sent" | "problem">;
  onSubmit: () => void;
  /** What the button says. */
  submit: string;
  /** What is special about the request once it is on its way. */
  more?: string | undefined;
}

/**
 * The frame of every form that asks billing for a change: it sends once, takes the eye to the first field
 * that the server refused, says what else went wrong, and afterwards what happens next.
 */
export function ChangeForm({ change, onSubmit, submit, more, children }: PropsWithChildren<ChangeFormProps>) {
  const { problem, sending, sent } = change;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem?.errors.length) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);

  if (sent) return <Sent more={more} />;
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      noValidate
    >
      {children}
      {problem && problem.errors.length === 0 ? <Failure error={problem} /> : null}
      <Button type="submit" loading={sending}>
        {submit}
      </Button>
    </form>
  );
}

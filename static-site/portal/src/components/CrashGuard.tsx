import { Button } from "@mantine/core";
import i18next from "i18next";
import { Component, type PropsWithChildren } from "react";
import { Notice } from "./Notice";

interface CrashGuardProps {
  /** The page of the portal that is guarded, whose frame stays; without it the whole portal is. */
  page?: string;
}

function reload() {
  location.reload();
}

/**
 * Catches faults of a screen, so that a customer reads a sentence instead of an empty page. Without a
 * connection the code of a screen cannot come; as soon as there is one again, the page does.
 */
export class CrashGuard extends Component<PropsWithChildren<CrashGuardProps>, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override componentDidCatch() {
    if (!navigator.onLine) addEventListener("online", reload, { once: true });
  }

  override componentDidUpdate(before: CrashGuardProps) {
    if (!this.state.crashed || before.page === this.props.page) return;
    removeEventListener("online", reload);
    this.setState({ crashed: false });
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    const reason = navigator.onLine ? "crash" : "offline";
    const notice = (
      <Notice
        live
        kind="error"
        title={i18next.t(`failure.${reason}_title`)}
        action={
          <Button variant="default" size="sm" onClick={reload}>
            {i18next.t("failure.reload")}
          </Button>
        }
      >
        <p>{i18next.t(`failure.${reason}_text`)}</p>
      </Notice>
    );
    if (this.props.page !== undefined) return notice;
    return <main style={{ maxWidth: "40rem", margin: "10vh auto", padding: "1rem" }}>{notice}</main>;
  }
}

import { Button } from "@mantine/core";
import i18next from "i18next";
import { Component, type PropsWithChildren } from "react";
import { Notice } from "./Notice";

/** Catches faults of a screen, so that a customer reads a sentence instead of an empty page. */
export class CrashGuard extends Component<PropsWithChildren, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <main style={{ maxWidth: "40rem", margin: "10vh auto", padding: "1rem" }}>
        <Notice
          live
          kind="error"
          title={i18next.t("failure.crash_title")}
          action={
            <Button variant="default" size="sm" onClick={() => location.reload()}>
              {i18next.t("failure.reload")}
            </Button>
          }
        >
          <p>{i18next.t("failure.crash_text")}</p>
        </Notice>
      </main>
    );
  }
}

import type { CustomerRequest, TransactionStatus } from "@wattwerk/ui/api/models";

/** One stage on the way of a request; `open` is still to come. */
export interface Stage {
  status: TransactionStatus | "answered";
  state: "done" | "refused" | "open";
  at: string | null;
  reason: string;
}

const usual = ["received", "exported"] as const;

/** The stages that a request has passed, and those that it still has before it. */
export function stagesOf(request: CustomerRequest): Stage[] {
  const passed = request.history.map(
    ({ at, status, reason }): Stage => ({
      status,
      state: status === "rejected" || status === "withdrawn" ? "refused" : "done",
      at,
      reason: reason ?? "",
    }),
  );
  if (!isOpen(request)) return passed;
  const coming = usual.slice(passed.length).map((status): Stage => open(status));
  return [...passed, ...coming, open("answered")];
}

/** Whether billing still has to answer. */
export function isOpen(request: CustomerRequest): boolean {
  return request.status === "received" || request.status === "exported";
}

function open(status: Stage["status"]): Stage {
  return { status, state: "open", at: null, reason: "" };
}

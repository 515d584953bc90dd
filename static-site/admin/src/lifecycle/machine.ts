import type { Guard, Machine, MachineStatus } from "@wattwerk/ui/api/models";

export const bo4eStatuses = [
  "IN_ARBEIT",
  "UEBERMITTELT",
  "ANGENOMMEN",
  "AKTIV",
  "ABGELEHNT",
  "WIDERRUFEN",
  "STORNIERT",
  "GEKUENDIGT",
  "BEENDET",
] as const;
export const milestones = [
  "order_received",
  "order_in_clarification",
  "order_accepted",
  "order_rejected",
  "contract_concluded",
  "supply_started",
  "contract_terminated",
  "contract_withdrawn",
  "contract_ended",
] as const;
export const guardKinds = [
  "power_of_attorney",
  "text_form_declaration",
  "blacklist_clear",
  "checks_clear",
  "document_present",
  "role",
] as const;
export const actionKinds = [
  "send_mail",
  "create_document",
  "create_login",
  "call_interface",
  "start_check",
] as const;
export const documents = [
  "power_of_attorney",
  "contract_confirmation",
  "order_confirmation",
  "contract_summary",
  "upload",
] as const;

type Transition = Machine["transitions"][number];

/** The way between two statuses, if there is one. */
export function way(machine: Machine, source: string, target: string): Transition | undefined {
  return machine.transitions.find((one) => one.source === source && one.target === target);
}

/** The machine with a way more, or without it. */
export function withWay(machine: Machine, source: string, target: string, open: boolean): Machine {
  const others = machine.transitions.filter((one) => one.source !== source || one.target !== target);
  const added: Transition[] = open ? [{ source, target, guards: [], reason_required: false }] : [];
  return { ...machine, transitions: [...others, ...added] };
}

/** The machine with other conditions on a way. */
export function withGuards(machine: Machine, changed: Transition, guards: Guard[], reason: boolean): Machine {
  return {
    ...machine,
    transitions: machine.transitions.map((one) =>
      one === changed ? { ...one, guards, reason_required: reason } : one,
    ),
  };
}

/** The machine with a status as it is now. */
export function withStatus(machine: Machine, changed: MachineStatus): Machine {
  return {
    ...machine,
    statuses: machine.statuses.map((one) => (one.key === changed.key ? changed : one)),
  };
}

/** The machine without a status, and without the ways that led there or away. */
export function withoutStatus(machine: Machine, key: string): Machine {
  return {
    ...machine,
    statuses: machine.statuses.filter((one) => one.key !== key),
    transitions: machine.transitions.filter((one) => one.source !== key && one.target !== key),
  };
}

/** The machine with one status more, under a key that is free. */
export function withNewStatus(machine: Machine, name: { de: string; en: string; fr: string }): Machine {
  const keys = new Set(machine.statuses.map(({ key }) => key));
  const plain = name.de
    .toLowerCase()
    .replace(/ä/g, "ae")
    .replace(/ö/g, "oe")
    .replace(/ü/g, "ue")
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, 34);
  const first = plain || "status";
  let key = first;
  for (let number = 2; keys.has(key); number += 1) key = `${first}_${number}`;
  const status: MachineStatus = {
    key,
    label: name,
    customer_label: name,
    colour: "#1f5a99",
    bo4e: "IN_ARBEIT",
    milestone: null,
    actions: [],
  };
  return { ...machine, statuses: [...machine.statuses, status] };
}

/** The machine with a status a step earlier (-1) or later (1). */
export function withMoved(machine: Machine, key: string, step: -1 | 1): Machine {
  const from = machine.statuses.findIndex((one) => one.key === key);
  const to = from + step;
  const status = machine.statuses[from];
  if (!status || to < 0 || to >= machine.statuses.length) return machine;
  const statuses = machine.statuses.filter((one) => one !== status);
  statuses.splice(to, 0, status);
  return { ...machine, statuses };
}

import type { SignedInDevice } from "@wattwerk/ui/api/models";

/** Sign-ins that people cannot tell apart: with the same browser on the same system. */
export interface DeviceGroup {
  /** Browser and system; empty when neither is known. */
  name: string;
  /** The sign-ins, the one seen last first. */
  devices: [SignedInDevice, ...SignedInDevice[]];
  /** Whether it is the device in front of the person; it stands alone. */
  current: boolean;
}

/**
 * Put sign-ins together that have the same browser on the same system: this device first, then the ones seen
 * last.
 */
export function grouped(devices: SignedInDevice[]): DeviceGroup[] {
  const groups = new Map<string, DeviceGroup>();
  const latestFirst = [...devices].sort(
    (one, other) => Number(other.current) - Number(one.current) || other.seen_at.localeCompare(one.seen_at),
  );
  for (const device of latestFirst) {
    const name = [device.browser, device.system].filter(Boolean).join(", ");
    const key = device.current ? "current" : `same ${name}`;
    const group = groups.get(key);
    if (group) group.devices.push(device);
    else groups.set(key, { name, devices: [device], current: device.current });
  }
  return [...groups.values()];
}

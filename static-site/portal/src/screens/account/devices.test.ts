import type { SignedInDevice } from "@wattwerk/ui/api/models";
import { expect, test } from "vitest";
import { grouped } from "./devices";

const device = (device_id: string, browser: string, system: string, seen: string, current = false) =>
  ({
    device_id,
    browser,
    system,
    began_at: "2026-11-01T08:00:00Z",
    seen_at: `2026-11-${seen}:00:00Z`,
    current,
  }) satisfies SignedInDevice;

test("sign-ins with the same browser on the same system stand in one row, the one seen last first", () => {
  const groups = grouped([
    device("a", "Firefox", "Windows", "03T10"),
    device("b", "Safari", "iOS", "20T07"),
    device("c", "Firefox", "Windows", "21T19"),
  ]);
  expect(groups.map(({ name, devices }) => [name, devices.map(({ device_id }) => device_id)])).toEqual([
    ["Firefox, Windows", ["c", "a"]],
    ["Safari, iOS", ["b"]],
  ]);
});

test("the device in front of the person stands first and alone, so that nobody signs out of it by mistake", () => {
  const groups = grouped([
    device("a", "Firefox", "Windows", "21T19"),
    device("here", "Firefox", "Windows", "03T10", true),
  ]);
  expect(groups.map(({ current, devices }) => [current, devices.length])).toEqual([
    [true, 1],
    [false, 1],
  ]);
});

test("what nobody recognises stays one row without a name", () => {
  expect(grouped([device("a", "", "", "03T10"), device("b", "", "", "04T10")])).toMatchObject([
    { name: "", current: false, devices: [{ device_id: "b" }, { device_id: "a" }] },
  ]);
});

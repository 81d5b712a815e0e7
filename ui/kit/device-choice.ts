"use client";
import { useSyncExternalStore } from "react";

/** What somebody may switch off or on for this device alone; nothing kept: as the product thinks best. */
export type DeviceChoice = "haptics" | "awake";

const listeners = new Set<() => void>();
const subscribe = (told: () => void) => {
  listeners.add(told);
  return () => listeners.delete(told);
};

export function deviceChoice(choice: DeviceChoice): boolean | null {
  try {
    const kept = localStorage.getItem(`cordee.${choice}`);
    return kept === null ? null : kept === "on";
  } catch {
    return null;
  }
}

export const useDeviceChoice = (choice: DeviceChoice): boolean | null =>
  useSyncExternalStore(
    subscribe,
    () => deviceChoice(choice),
    () => null,
  );

export function setDeviceChoice(choice: DeviceChoice, on: boolean): void {
  try {
    localStorage.setItem(`cordee.${choice}`, on ? "on" : "off");
  } catch {
    // A device that keeps nothing stays as the product thinks best.
  }
  for (const listener of listeners) listener();
}

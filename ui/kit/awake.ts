"use client";
import { useEffect } from "react";
import { useDeviceChoice } from "./device-choice";

export const mayStayAwake = (): boolean => "wakeLock" in navigator;

/** Unless somebody says otherwise: an installed app on a tablet, as it stands in a meeting or at a counter. */
export const isAwakeByItself = (): boolean =>
  matchMedia("(display-mode: standalone) and (min-width: 700px) and (pointer: coarse)").matches;

/** Keeps the screen on while the part that calls it is shown, where the device's choice says so. */
export function useAwake(): void {
  const chosen = useDeviceChoice("awake");
  useEffect(() => {
    if (!mayStayAwake() || !(chosen ?? isAwakeByItself())) return;
    let isShown = true;
    let sleep: (() => void) | undefined;
    void import("./wake-lock").then(
      ({ keepAwake }) => {
        if (isShown) sleep = keepAwake();
      },
      () => undefined,
    );
    return () => {
      isShown = false;
      sleep?.();
    };
  }, [chosen]);
}

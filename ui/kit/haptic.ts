import { deviceChoice } from "./device-choice";

/** Milliseconds: something was lifted or let go; something is done. */
const buzzes = { tick: 10, done: [12, 60, 18] } as const;

/** Felt under the finger where the device can; not by who wants less motion, or has switched it off. */
export function haptic(kind: keyof typeof buzzes): void {
  if (deviceChoice("haptics") === false || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const buzz = buzzes[kind];
  navigator.vibrate?.(typeof buzz === "number" ? buzz : [...buzz]);
}

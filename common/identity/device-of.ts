import { browserNames, type Device, systemNames } from "./device";

const systems = [
  ["ios", /iPhone|iPad|iPod/],
  ["android", /Android/],
  ["windows", /Windows/],
  ["chromeos", /CrOS/],
  ["macos", /Macintosh|Mac OS X/],
  ["linux", /Linux|X11/],
] as const;

/** The order matters: each of them also claims to be those below it. */
const browsers = [
  ["edge", /\bEdg(?:e|A|iOS)?\//],
  ["opera", /\bOPR\/|\bOpera\b/],
  ["samsung", /\bSamsungBrowser\//],
  ["firefox", /\b(?:Firefox|FxiOS)\//],
  ["chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["safari", /\bSafari\//],
] as const;

/** What a browser says it is, roughly: enough for its owner to tell devices apart. */
export function deviceOf(userAgent: string | null | undefined): Device {
  const text = (userAgent ?? "").slice(0, 512);
  return {
    system: systems.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
    browser: browsers.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
  };
}

/** The same in words; null where it does not say. */
export function deviceText({ system, browser }: Device): string | null {
  const parts = [browser && browserNames[browser], system && systemNames[system]].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : null;
}

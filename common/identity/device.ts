/** Where somebody signed in, as far as the browser tells; null: it does not. */
export type Device = {
  readonly system: "ios" | "android" | "windows" | "chromeos" | "macos" | "linux" | null;
  readonly browser: "edge" | "opera" | "samsung" | "firefox" | "chrome" | "safari" | null;
};

/** What these call themselves, the same in every language. */
export const systemNames: Record<NonNullable<Device["system"]>, string> = {
  ios: "iOS",
  android: "Android",
  windows: "Windows",
  chromeos: "ChromeOS",
  macos: "macOS",
  linux: "Linux",
};
export const browserNames: Record<NonNullable<Device["browser"]>, string> = {
  edge: "Edge",
  opera: "Opera",
  samsung: "Samsung Internet",
  firefox: "Firefox",
  chrome: "Chrome",
  safari: "Safari",
};

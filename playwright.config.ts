import { defineConfig } from "@playwright/test";
import { devices } from "./e2e/fixtures/devices";
import { ownPort, portOf, workers } from "./e2e/fixtures/ports";
import { findShell } from "./scripts/browser.mjs";

/** Build machines share their processors with others, and may stand still for seconds. */
const patience = process.env["CI"] ? 2 : 1;

/**
 * A test runs on the desktop unless its tags name devices: `{ tag: ["@phone", "@desktop"] }` runs on those two.
 */
export default defineConfig({
  testDir: "e2e",
  workers,
  timeout: 60_000 * patience,
  expect: { timeout: 10_000 * patience },
  forbidOnly: Boolean(process.env["CI"]),
  // A crowded build machine gets another look, twice; what passes only then is reported as flaky.
  retries: process.env["CI"] ? 2 : 0,
  reporter: process.env["E2E_JSON"] ? [["line"], ["json", { outputFile: process.env["E2E_JSON"] }]] : "line",
  use: {
    // This file is read by every worker.
    baseURL: `http://127.0.0.1:${ownPort()}`,
    locale: "en-GB",
    // Taking the whole app along costs each new browser seconds; the tests that go without a network allow it.
    serviceWorkers: "block",
    timezoneId: "Europe/Paris",
    trace: "on-first-retry",
    launchOptions: findShell(),
  },
  projects: [
    { name: "desktop", grep: /@desktop|^(?!.*@(phone|tablet))/, use: devices.desktop },
    { name: "phone", grep: /@phone/, use: devices.phone },
    { name: "tablet", grep: /@tablet/, use: devices.tablet },
  ],
  webServer: {
    command: "node scripts/e2e-server.mjs",
    // The last of them.
    url: `http://127.0.0.1:${portOf(workers - 1)}/api/ready`,
    env: { PORTS: Array.from({ length: workers }, (_, worker) => portOf(worker)).join(",") },
    timeout: 300_000,
    reuseExistingServer: !process.env["CI"],
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});

/** Why a device keeps nothing, as a key of messages `errors`. */
export const troubleOf = (error: unknown): "storageFull" | "storageFailed" =>
  error instanceof DOMException && error.name === "QuotaExceededError" ? "storageFull" : "storageFailed";

const firstRetry = 1_000;

/**
 * Milliseconds before what the device did not take is tried again, after so many tries that failed: soon, as a database
 * that the browser has closed behind the app opens again at once; then ever more rarely, as a full device stays full.
 */
export const keepAgainAfter = (failures: number, longest: number): number =>
  Math.min(longest, firstRetry * 2 ** failures);

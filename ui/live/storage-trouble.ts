/** Why a device keeps nothing, as a key of messages `errors`. */
export const troubleOf = (error: unknown): "storageFull" | "storageFailed" =>
  error instanceof DOMException && error.name === "QuotaExceededError" ? "storageFull" : "storageFailed";

import { WireError } from "./wire";

/** What the server says of an error. */
export type ErrorData = {
  readonly httpStatus?: number;
  readonly reason?: string;
  readonly details?: readonly unknown[];
};

/** What is asked of a response. */
type Answered = { readonly status: number; readonly headers: { get(name: string): string | null } };

export function errorOf(
  { reason, details = [], httpStatus }: ErrorData,
  response: Answered | null,
): WireError {
  const status = httpStatus ?? response?.status ?? 0;
  if (status === 401) return new WireError("signedOut", "signed_out");
  if (isPassing(status)) {
    const seconds = Number(response?.headers.get("retry-after") ?? 0);
    const why = status === 503 ? reason : undefined;
    return new WireError("busy", status === 500 ? "internal" : (why ?? "busy"), {
      retryAfter: seconds * 1000,
    });
  }
  return reason === undefined
    ? new WireError("network", "network")
    : new WireError("refused", reason, { details });
}

/** Another try may succeed. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

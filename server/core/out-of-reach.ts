const codes = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"],
  ...["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"],
]);
/** By class of SQLSTATE: the connection, resources (connections, disk), an administrator's hand. */
const classes = /^(08|53|57P)/;
/** Of the driver and its pool, which give them no code. */
const words =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a conn)/;

/**
 * Whether the database was not there, or took no more. Another try may succeed; whether this one did is told by its
 * mutation id.
 */
export function isOutOfReach(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  if (typeof code === "string" && (codes.has(code) || classes.test(code))) return true;
  if (typeof message === "string" && words.test(message)) return true;
  return cause !== error && isOutOfReach(cause);
}

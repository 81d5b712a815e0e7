/** Why the database does not do now what it may do later, as a key of messages `errors`. */
export type DatabaseTrouble = "busy" | "server_full" | "server_read_only";

/** SQLSTATE codes, and their classes of two signs. */
const troubleOf: Readonly<Record<string, DatabaseTrouble>> = {
  // Connection lost; too many of them; the server starts, stops or crashed.
  ...{ "08": "busy", "53300": "busy", "57P01": "busy", "57P02": "busy", "57P03": "busy" },
  // Somebody holds what this one needs, for longer than anybody may wait; or they went on losing to others.
  ...{ "55P03": "busy", "25P03": "busy", "40001": "busy", "40P01": "busy", P2034: "busy" },
  // Out of memory, of disk; the disk itself fails.
  ...{ "53200": "busy", "53100": "server_full", "58030": "server_full" },
  "25006": "server_read_only",
  // The network's, on the way to the database.
  ...{ ECONNREFUSED: "busy", ECONNRESET: "busy", EPIPE: "busy", ETIMEDOUT: "busy" },
  ...{ ENOTFOUND: "busy", EAI_AGAIN: "busy", EHOSTUNREACH: "busy", ENETUNREACH: "busy" },
  // The typed client's: not reachable, timed out, connection closed, no transaction to be had.
  ...{ P1001: "busy", P1002: "busy", P1008: "busy", P1017: "busy", P2024: "busy", P2028: "busy" },
  ...{ P2037: "busy", DatabaseNotReachable: "busy", ConnectionClosed: "busy", SocketTimeout: "busy" },
  TooManyConnections: "busy",
};

/** The driver's own errors have no code. */
const driverWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (was closed|has encountered a connection error) and is not queryable)/;

/** Null: the error is of another kind, and would be the same at the next try. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  for (const { code, originalCode, kind, message } of chainOf(error)) {
    for (const sign of [code, originalCode, kind]) {
      const trouble = typeof sign === "string" && (troubleOf[sign] ?? troubleOf[classOf(sign)]);
      if (trouble) return trouble;
    }
    if (typeof message === "string" && driverWords.test(message)) return "busy";
  }
  return null;
}

/** SQLSTATE codes have five signs. */
const classOf = (code: string): string => (code.length === 5 ? code.slice(0, 2) : "");

type Link = {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly kind?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
};

/** The typed client wraps what its driver said. */
function chainOf(error: unknown): Link[] {
  const chain: Link[] = [];
  for (let next: unknown = error; typeof next === "object" && next !== null && chain.length < 8; ) {
    const link: Link = next;
    chain.push(link);
    next = link.cause ?? link.meta?.driverAdapterError;
  }
  return chain;
}

import type { IncomingMessage } from "node:http";
import type { Actor } from "@/server/core/context";

/** What a procedure knows of its call. `actor` is null for somebody not signed in. */
export type ApiContext = {
  readonly actor: Actor | null;
  readonly request: IncomingMessage | null;
  readonly sessionToken: string | null;
};

import type { TRPCError } from "@trpc/server";
import { auditOutside } from "@/server/core/audit";
import { Refusal } from "@/server/core/refusal";
import { clientAddress } from "@/server/identity/client-address";
import type { ApiContext } from "./context";

/** Answers that an honest screen rarely gets: what is not there for the caller, not theirs, or not well-formed. */
const noted: ReadonlySet<TRPCError["code"]> = new Set([
  "UNAUTHORIZED",
  "BAD_REQUEST",
  "FORBIDDEN",
  "NOT_FOUND",
]);
const notedKinds: ReadonlySet<Refusal["kind"]> = new Set(["forbidden", "not_found", "invalid"]);

type Refused = {
  readonly ctx: ApiContext;
  readonly path: string;
  readonly error: TRPCError;
  readonly input: () => Promise<unknown>;
};

/** Notes a refused call in the audit log; nobody waits for it. */
export function auditRefusal({ ctx, path, error, input }: Refused): void {
  const { cause } = error;
  const reason = cause instanceof Refusal ? cause.reason : error.code.toLowerCase();
  if (!(cause instanceof Refusal ? notedKinds.has(cause.kind) : noted.has(error.code))) return;
  const note = (id: string | null) =>
    auditOutside({
      kind: "refused",
      id,
      details: { path, reason },
      personId: ctx.actor?.personId ?? null,
      address: ctx.request && clientAddress(ctx.request),
    });
  input().then(
    (raw) => note(idOf(raw)),
    () => note(null),
  );
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The record that was meant, of a command's input or a query's. */
function idOf(raw: unknown): string | null {
  const { input = raw } = Object(raw) as { input?: unknown };
  const { id, recordId } = Object(input) as { id?: unknown; recordId?: unknown };
  return [id, recordId].find((one): one is string => typeof one === "string" && uuid.test(one)) ?? null;
}

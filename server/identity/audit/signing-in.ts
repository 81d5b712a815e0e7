import { deviceOf } from "@/common/identity/device-of";
import { auditOutside } from "@/server/core/audit";
import type { Sql } from "@/server/core/db";
import { log } from "@/server/core/log";

export function auditSignedIn(personId: string, address: string, userAgent: string | undefined): void {
  auditOutside({
    kind: "signedIn",
    personId,
    address,
    details: { device: deviceOf(userAgent) },
  });
}

type Try = { readonly email: string; readonly address: string };
export type RefusedTry = "signInFailed" | "signInLimited";

/**
 * A try that failed or was not let through. Whose account was meant is looked up after the answer, which so takes as
 * long for an unknown address; what was typed is not kept where it is nobody's, for it may be a password.
 */
export function auditTry(sql: Sql, kind: RefusedTry, { email, address }: Try): void {
  sql<{ id: string; name: string }>("SELECT id, name FROM person WHERE email = $1", [
    email.trim().toLowerCase(),
  ])
    .then(([person]) =>
      auditOutside({
        kind,
        personId: null,
        address,
        ...(person && { entity: "identity.person", id: person.id, name: person.name }),
      }),
    )
    .catch((error: unknown) => log.warn({ err: error }, "a refused sign-in could not be noted"));
}

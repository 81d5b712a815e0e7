import { randomUUID } from "node:crypto";
import { prisma } from "@/server/core/db";
import { sessionCookie } from "@/server/identity/session-cookie";

/** A session of this person's, as the header of a request that is made in it. */
export async function cookieFor(
  personId: string,
  expiresAt = new Date(Date.now() + 3_600_000),
): Promise<string> {
  const session = { userId: personId, token: randomUUID(), expiresAt };
  const { token } = await prisma.session.create({ data: session });
  const { name, value } = sessionCookie(token);
  return `${name}=${value}`;
}

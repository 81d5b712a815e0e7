import type { InviteInput } from "@/common/identity/person";
import type { WriteContext } from "@/server/core/context";
import { addPerson } from "./add";

/** Adds several colleagues with the same role and teams: all of them, or none where one cannot be added. */
export async function invitePeople(ctx: WriteContext, { people, ...shared }: InviteInput) {
  const links: { id: string; linkId: string }[] = [];
  for (const person of people) links.push(await addPerson(ctx, { ...person, ...shared }));
  return links;
}

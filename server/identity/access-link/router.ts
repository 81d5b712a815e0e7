import { readLinkInput, useLinkInput } from "@/common/identity/access-link";
import { personIdInput } from "@/common/identity/person";
import { anyone, command, member, read, readOpenly, router, write, writeOpenly } from "@/server/api/trpc";
import { ownerAsActor } from "./access";
import { pendingLinks } from "./queries";
import { readLink } from "./read";
import { revokeLink } from "./revoke";
import { useLink } from "./use";

export const accessLinkRouter = router({
  pending: member.query(read(pendingLinks)),
  revoke: member.input(command(personIdInput)).mutation(write(revokeLink)),
  read: anyone.input(readLinkInput).query(readOpenly(readLink)),
  use: anyone.input(command(useLinkInput)).mutation(writeOpenly(ownerAsActor, useLink)),
});

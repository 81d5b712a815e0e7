import { readLinkInput, useLinkInput } from "@/common/identity/access-link";
import { anyone, command, readOpenly, router, writeOpenly } from "@/server/api/trpc";
import { ownerAsActor } from "./access";
import { readLink } from "./read";
import { useLink } from "./use";

export const accessLinkRouter = router({
  read: anyone.input(readLinkInput).query(readOpenly(readLink)),
  use: anyone.input(command(useLinkInput)).mutation(writeOpenly(ownerAsActor, useLink)),
});

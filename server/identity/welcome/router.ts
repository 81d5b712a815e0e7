import { welcomeInput } from "@/common/identity/welcome";
import { anyone, command, readOpenly, router, writeOpenly } from "@/server/api/trpc";
import { firstPerson } from "./access";
import { createCompany } from "./create";
import { welcomeState } from "./state";

export const welcomeRouter = router({
  state: anyone.query(readOpenly(welcomeState)),
  create: anyone.input(command(welcomeInput)).mutation(writeOpenly(firstPerson, createCompany)),
});

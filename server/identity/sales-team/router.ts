import { createTeamInput, editTeamInput, setMemberInput } from "@/common/identity/sales-team";
import { command, member, router, write } from "@/server/api/trpc";
import { createTeam } from "./create";
import { editTeam } from "./edit";
import { setMember } from "./set-member";

export const salesTeamRouter = router({
  create: member.input(command(createTeamInput)).mutation(write(createTeam)),
  edit: member.input(command(editTeamInput)).mutation(write(editTeam)),
  setMember: member.input(command(setMemberInput)).mutation(write(setMember)),
});

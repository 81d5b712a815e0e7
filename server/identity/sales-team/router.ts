import {
  createTeamInput,
  editTeamInput,
  mergeTeamInput,
  removeTeamInput,
  setMemberInput,
  unmergeTeamInput,
} from "@/common/identity/sales-team";
import { command, member, router, write } from "@/server/api/trpc";
import { createTeam } from "./create";
import { editTeam } from "./edit";
import { type HandOver, mergeTeam } from "./merge";
import { removeTeam } from "./remove";
import { setMember } from "./set-member";
import { type HandBack, unmergeTeam } from "./unmerge";

export const salesTeamRouter = (handOver: HandOver, handBack: HandBack) =>
  router({
    create: member.input(command(createTeamInput)).mutation(write(createTeam)),
    edit: member.input(command(editTeamInput)).mutation(write(editTeam)),
    remove: member.input(command(removeTeamInput)).mutation(write(removeTeam)),
    merge: member.input(command(mergeTeamInput)).mutation(write(mergeTeam(handOver))),
    unmerge: member.input(command(unmergeTeamInput)).mutation(write(unmergeTeam(handBack))),
    setMember: member.input(command(setMemberInput)).mutation(write(setMember)),
  });

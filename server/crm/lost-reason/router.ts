import {
  createLostReasonInput,
  editLostReasonInput,
  mergeLostReasonInput,
  removeLostReasonInput,
  unmergeLostReasonInput,
} from "@/common/crm/lost-reason";
import { command, member, router, write } from "@/server/api/trpc";
import { createLostReason } from "./create";
import { editLostReason } from "./edit";
import { mergeLostReason, unmergeLostReason } from "./merge";
import { removeLostReason } from "./remove";

export const lostReasonRouter = router({
  create: member.input(command(createLostReasonInput)).mutation(write(createLostReason)),
  edit: member.input(command(editLostReasonInput)).mutation(write(editLostReason)),
  remove: member.input(command(removeLostReasonInput)).mutation(write(removeLostReason)),
  merge: member.input(command(mergeLostReasonInput)).mutation(write(mergeLostReason)),
  unmerge: member.input(command(unmergeLostReasonInput)).mutation(write(unmergeLostReason)),
});

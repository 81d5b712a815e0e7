import { createLostReasonInput, editLostReasonInput, removeLostReasonInput } from "@/common/crm/lost-reason";
import { command, member, router, write } from "@/server/api/trpc";
import { createLostReason } from "./create";
import { editLostReason } from "./edit";
import { removeLostReason } from "./remove";

export const lostReasonRouter = router({
  create: member.input(command(createLostReasonInput)).mutation(write(createLostReason)),
  edit: member.input(command(editLostReasonInput)).mutation(write(editLostReason)),
  remove: member.input(command(removeLostReasonInput)).mutation(write(removeLostReason)),
});

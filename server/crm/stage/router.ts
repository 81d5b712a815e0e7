import {
  createStageInput,
  editStageInput,
  layOutInput,
  moveStageInput,
  removeStageInput,
  unremoveStageInput,
} from "@/common/crm/stage";
import { command, member, router, write } from "@/server/api/trpc";
import { createStage } from "./create";
import { editStage } from "./edit";
import { layOutBoard } from "./lay-out";
import { moveStage } from "./move";
import { removeStage } from "./remove";
import { unremoveStage } from "./unremove";

export const stageRouter = router({
  create: member.input(command(createStageInput)).mutation(write(createStage)),
  edit: member.input(command(editStageInput)).mutation(write(editStage)),
  move: member.input(command(moveStageInput)).mutation(write(moveStage)),
  remove: member.input(command(removeStageInput)).mutation(write(removeStage)),
  unremove: member.input(command(unremoveStageInput)).mutation(write(unremoveStage)),
  layOut: member.input(command(layOutInput)).mutation(write(layOutBoard)),
});

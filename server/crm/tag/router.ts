import {
  createTagInput,
  editTagInput,
  mergeTagInput,
  removeTagInput,
  unmergeTagInput,
} from "@/common/crm/tag";
import { command, member, router, write } from "@/server/api/trpc";
import { createTag } from "./create";
import { editTag } from "./edit";
import { mergeTag, unmergeTag } from "./merge";
import { removeTag } from "./remove";

export const tagRouter = router({
  create: member.input(command(createTagInput)).mutation(write(createTag)),
  edit: member.input(command(editTagInput)).mutation(write(editTag)),
  remove: member.input(command(removeTagInput)).mutation(write(removeTag)),
  merge: member.input(command(mergeTagInput)).mutation(write(mergeTag)),
  unmerge: member.input(command(unmergeTagInput)).mutation(write(unmergeTag)),
});

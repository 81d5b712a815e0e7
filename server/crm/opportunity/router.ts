import * as z from "zod/mini";
import { bulkEditInput, bulkInput, bulkLoseInput, bulkUndoInput } from "@/common/crm/bulk";
import {
  createInput,
  editInput,
  loseInput,
  moveInput,
  opportunityId,
  opportunityIds,
  winInput,
} from "@/common/crm/opportunity";
import { text } from "@/common/fields";
import { command, member, read, router, writeHot } from "@/server/api/trpc";
import { noteProcedures } from "@/server/messaging/note/router";
import { bulkEdit } from "./bulk-edit";
import { bulkLose } from "./bulk-lose";
import { bulkRemove } from "./bulk-remove";
import { bulkRestore } from "./bulk-restore";
import { bulkUndo } from "./bulk-undo";
import { bulkWin } from "./bulk-win";
import { createOpportunity } from "./create";
import { editOpportunity } from "./edit";
import { loseOpportunity } from "./lose";
import { moveOpportunity } from "./move";
import { opportunityNotes } from "./notes";
import { getOpportunities, getOpportunity, searchOpportunities } from "./queries";
import { removeOpportunity, undeleteOpportunity } from "./remove";
import { restoreOpportunity } from "./restore";
import { countUses } from "./uses";
import { winOpportunity } from "./win";

const searchInput = z.strictObject({ query: text(1, 200), limit: z.int().check(z.positive(), z.lte(80)) });

export const opportunityRouter = router({
  get: member.input(opportunityId).query(read(getOpportunity)),
  getMany: member.input(opportunityIds).query(read(getOpportunities)),
  search: member.input(searchInput).query(read(searchOpportunities)),
  uses: member.query(read(countUses)),
  create: member.input(command(createInput)).mutation(writeHot(createOpportunity)),
  move: member.input(command(moveInput)).mutation(writeHot(moveOpportunity)),
  edit: member.input(command(editInput)).mutation(writeHot(editOpportunity)),
  win: member.input(command(winInput)).mutation(writeHot(winOpportunity)),
  lose: member.input(command(loseInput)).mutation(writeHot(loseOpportunity)),
  restore: member.input(command(opportunityId)).mutation(writeHot(restoreOpportunity)),
  remove: member.input(command(opportunityId)).mutation(writeHot(removeOpportunity)),
  undelete: member.input(command(opportunityId)).mutation(writeHot(undeleteOpportunity)),
  ...noteProcedures(opportunityNotes),
  bulkEdit: member.input(command(bulkEditInput)).mutation(writeHot(bulkEdit)),
  bulkWin: member.input(command(bulkInput)).mutation(writeHot(bulkWin)),
  bulkLose: member.input(command(bulkLoseInput)).mutation(writeHot(bulkLose)),
  bulkRestore: member.input(command(bulkInput)).mutation(writeHot(bulkRestore)),
  bulkRemove: member.input(command(bulkInput)).mutation(writeHot(bulkRemove)),
  bulkUndo: member.input(command(bulkUndoInput)).mutation(writeHot(bulkUndo)),
});

import { configureImportInput, importId } from "@/common/import/settings";
import { command, member, read, router, writeHot } from "@/server/api/trpc";
import { cancelImport } from "./cancel";
import { checkImport } from "./check";
import { configureImport } from "./configure";
import { discardImport } from "./discard";
import { importProblems, listImports, previewImport } from "./queries";
import { retryImport } from "./retry";
import { startImport } from "./start";
import { keptRecords, undoImport, undoPreview } from "./undo";

/** The file itself comes by `server/web/import-files.ts`. */
export const importRouter = router({
  list: member.query(read(listImports)),
  preview: member.input(importId).query(read(previewImport)),
  problems: member.input(importId).query(read(importProblems)),
  undoPreview: member.input(importId).query(read(undoPreview)),
  kept: member.input(importId).query(read(keptRecords)),
  configure: member.input(command(configureImportInput)).mutation(writeHot(configureImport)),
  check: member.input(command(importId)).mutation(writeHot(checkImport)),
  start: member.input(command(importId)).mutation(writeHot(startImport)),
  cancel: member.input(command(importId)).mutation(writeHot(cancelImport)),
  retry: member.input(command(importId)).mutation(writeHot(retryImport)),
  undo: member.input(command(importId)).mutation(writeHot(undoImport)),
  discard: member.input(command(importId)).mutation(writeHot(discardImport)),
});

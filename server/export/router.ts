import { exportInput } from "@/common/spreadsheet/export-input";
import { command, member, router, writeHot } from "@/server/api/trpc";
import { startExport } from "./start";

export const exportRouter = router({
  start: member.input(command(exportInput)).mutation(writeHot(startExport)),
});

import { markNoticeInput, readAllInput } from "@/common/messaging/notice";
import { command, member, router, writeHot } from "@/server/api/trpc";
import { markNotice, readAllNotices } from "./mark";

export const noticeRouter = router({
  mark: member.input(command(markNoticeInput)).mutation(writeHot(markNotice)),
  readAll: member.input(command(readAllInput)).mutation(writeHot(readAllNotices)),
});

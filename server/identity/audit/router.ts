import { auditListInput, auditNewsInput } from "@/common/identity/audit";
import { member, read, router } from "@/server/api/trpc";
import { auditNews, listAudit } from "./queries";

export const auditRouter = router({
  list: member.input(auditListInput).query(read(listAudit)),
  news: member.input(auditNewsInput).query(read(auditNews)),
});

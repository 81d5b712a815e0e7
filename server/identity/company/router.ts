import { editCompanyInput } from "@/common/identity/company";
import { command, member, router, write } from "@/server/api/trpc";
import { editCompany } from "./edit";

export const companyRouter = router({
  edit: member.input(command(editCompanyInput)).mutation(write(editCompany)),
});

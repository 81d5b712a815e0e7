import { editCompanyInput, passStepsInput, setLogoInput } from "@/common/identity/company";
import { command, member, router, write } from "@/server/api/trpc";
import { editCompany, type HasAmounts } from "./edit";
import { passSteps } from "./pass-steps";
import { setLogo } from "./set-logo";

export const companyRouter = (hasAmounts: HasAmounts) =>
  router({
    edit: member.input(command(editCompanyInput)).mutation(write(editCompany(hasAmounts))),
    setLogo: member.input(command(setLogoInput)).mutation(write(setLogo)),
    passSteps: member.input(command(passStepsInput)).mutation(write(passSteps)),
  });

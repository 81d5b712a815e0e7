"use client";

import { useCompany } from "@/ui/live/records";
import { CompanyFields } from "../company-fields";
import { StepFoot } from "./step-foot";

/** Looked at again: the first visit has asked for name, currency and language. */
export function CompanyStep({ pass }: { readonly pass: () => void }) {
  const company = useCompany();
  return (
    <>
      <div className="group se-form">{company && <CompanyFields company={company} readOnly={false} />}</div>
      <StepFoot pass={pass} />
    </>
  );
}

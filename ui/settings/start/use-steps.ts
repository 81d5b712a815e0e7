"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type SetupStep, setupSteps } from "@/common/identity/setup-steps";
import { perform } from "@/ui/live/outbox";
import { useCompany } from "@/ui/live/records";
import { companySet } from "../settings-effects";
import { useTold } from "../use-told";

export type Steps = {
  /** Undefined once all are behind the company. */
  readonly now: SetupStep | undefined;
  readonly isPassed: (step: SetupStep) => boolean;
  readonly go: (step: SetupStep) => void;
  /** Puts a step behind the company, done or left out, and goes on; the last one leads to the board. */
  readonly pass: (step: SetupStep) => void;
};

/**
 * Where the first run stands: kept with the company, so that a reload, another device or another administrator goes on
 * from there. The address names a step only where somebody goes back to one.
 */
export function useSteps(): Steps {
  const company = useCompany();
  const router = useRouter();
  const { told } = useTold();
  const asked = useSearchParams().get("step");
  const passed = company?.setup ?? [];
  const isPassed = (step: SetupStep) => passed.includes(step);
  const open = setupSteps.find((step) => !isPassed(step));
  const now = setupSteps.find((step) => step === asked) ?? open;
  const nextAfter = (step: SetupStep) => {
    const place = setupSteps.indexOf(step);
    const ahead = setupSteps.slice(place + 1).find((one) => !isPassed(one));
    return ahead ?? setupSteps.find((one) => one !== step && !isPassed(one));
  };
  const go = (step: SetupStep) => router.push(`/start?step=${step}`);
  return {
    ...{ now, isPassed, go },
    pass(step) {
      if (!company) return;
      if (!isPassed(step)) {
        const effect = companySet({ id: company.id, fields: { setup: [...passed, step] } });
        void told(perform("identity.company.passSteps", { steps: [step] }, effect));
      }
      const next = nextAfter(step);
      if (next && step !== "opportunity") go(next);
      else router.push("/pipeline");
    },
  };
}

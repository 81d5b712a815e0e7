"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import type { SetupStep } from "@/common/identity/setup-steps";
import { EmptyState } from "@/ui/kit/empty-state";
import { LinkButton } from "@/ui/kit/link-button";
import { TopBar } from "@/ui/kit/top-bar";
import { useCompany } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import "../settings.css";
import { CompanyStep } from "./company-step";
import { OpportunityStep } from "./opportunity-step";
import { PeopleStep } from "./people-step";
import { StagesStep } from "./stages-step";
import { StepRope } from "./step-rope";
import { TeamStep } from "./team-step";
import { type Steps, useSteps } from "./use-steps";
import "./start.css";

type Props = {
  /** The form for it, which is the pipeline's. */
  readonly firstOpportunity: (created: () => void) => ReactNode;
};

/** Leads an administrator from an empty company to a pipeline with colleagues in it, in five steps. */
export function StartScreen({ firstOpportunity }: Props) {
  const t = useTranslations("settings.start");
  const mayAdminister = rights[useMe().role].administer;
  const company = useCompany();
  const steps = useSteps();
  if (!company) return <TopBar title={t("title")} />;
  return (
    <div className="se st">
      <TopBar title={t("title")} />
      {mayAdminister && <StepRope steps={steps} />}
      {mayAdminister && steps.now ? (
        <Step key={steps.now} now={steps.now} steps={steps} firstOpportunity={firstOpportunity} />
      ) : (
        <EmptyState
          title={mayAdminister ? t("doneTitle") : t("notYoursTitle")}
          action={
            <LinkButton href="/pipeline" look="primary">
              {t("toBoard")}
            </LinkButton>
          }
        >
          {mayAdminister ? t("doneText") : t("notYoursText")}
        </EmptyState>
      )}
    </div>
  );
}

type StepProps = Props & { readonly now: SetupStep; readonly steps: Steps };

/** Its heading takes the focus, so that a screen reader reads on from there when one step follows another. */
function Step({ now, steps, firstOpportunity }: StepProps) {
  const t = useTranslations("settings.start");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const pass = () => steps.pass(now);
  const bodies: Record<SetupStep, () => ReactNode> = {
    company: () => <CompanyStep pass={pass} />,
    team: () => <TeamStep pass={pass} />,
    stages: () => <StagesStep pass={pass} />,
    people: () => <PeopleStep pass={pass} />,
    opportunity: () => <OpportunityStep pass={pass} form={firstOpportunity} />,
  };
  return (
    <section className="st-step" aria-labelledby="st-title">
      <h2 id="st-title" ref={heading} tabIndex={-1} className="f22 b">
        {t(`steps.${now}.title`)}
      </h2>
      <p className="sec">{t(`steps.${now}.text`)}</p>
      {bodies[now]()}
    </section>
  );
}

"use client";

import { useTranslations } from "use-intl";
import { setupSteps } from "@/common/identity/setup-steps";
import "@/ui/kit/rope.css";
import type { Steps } from "./use-steps";

/** The five steps as knots: behind, now, ahead. Each can be gone back or ahead to. */
export function StepRope({ steps }: { readonly steps: Steps }) {
  const t = useTranslations("settings.start");
  const state = (step: (typeof setupSteps)[number]) => {
    if (step === steps.now) return "now";
    return steps.isPassed(step) ? "done" : undefined;
  };
  return (
    <nav aria-label={t("steps.label")} className="st-rope">
      <ol className="rope">
        {setupSteps.map((step, place) => (
          <li key={step} className={state(step)}>
            <button
              type="button"
              aria-current={step === steps.now ? "step" : undefined}
              onClick={() => steps.go(step)}
            >
              <span className="k" />
              <span className="t1">{t(`steps.${step}.short`)}</span>
              <span className="sr">
                {t("steps.place", { place: place + 1, count: setupSteps.length })}
                {state(step) === "done" && `, ${t("steps.done")}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

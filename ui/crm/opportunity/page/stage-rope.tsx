"use client";

import { useTranslations } from "use-intl";
import { stagesOfTeam } from "@/common/crm/stage-walk";
import { useRecords } from "@/ui/live/records";
import { useEditing } from "./editing";
import { useStageMove } from "./use-stage-move";

/** On a phone more names than this do not fit: then only the one now and its neighbours are labelled. */
const labelsThatFit = 6;

/** The stages as knots on a rope; tapping one moves the opportunity there. */
export function StageRope() {
  const t = useTranslations("crm.page");
  const { card, readOnly } = useEditing();
  const stages = stagesOfTeam(useRecords("crm.stage"), card.teamId);
  const move = useStageMove();
  const now = stages.findIndex((stage) => stage.id === card.stageId);
  const crowded = stages.length > labelsThatFit;
  return (
    <nav aria-label={t("stage")}>
      <ol
        className={`rope op-rope${crowded ? " op-rope-crowded" : ""}`}
        data-lost={card.status === "lost" ? "" : undefined}
      >
        {stages.map((stage, place) => (
          <li
            key={stage.id}
            className={classOf(place, now)}
            data-near={Math.abs(place - now) <= 1 ? "" : undefined}
          >
            <button
              type="button"
              aria-current={place === now ? "step" : undefined}
              aria-disabled={readOnly || place === now ? true : undefined}
              title={stage.name}
              onClick={() => {
                if (!readOnly && place !== now) void move(stage);
              }}
            >
              <span className="k" />
              <span className="t1">{stage.name}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function classOf(place: number, now: number): string {
  if (place === now) return "now";
  return place < now ? "done" : "";
}

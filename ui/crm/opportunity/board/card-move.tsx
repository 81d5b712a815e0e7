"use client";

import { useState } from "react";
import type { OpportunityCard } from "@/common/crm/records";
import { stagesOfTeam, wonStageFrom } from "@/common/crm/stage-walk";
import { useRecords } from "@/ui/live/records";
import { LostSheet } from "../page/lost-sheet";
import { useClosing } from "../page/use-closing";
import { useCard } from "../store/cards";
import { MoveSheet } from "./move-sheet";
import { useMoves } from "./use-moves";

type Props = { readonly id: string; readonly asking: "move" | "lose"; readonly close: () => void };

/** "Move to…" of one card, and the question why where it was lost. */
export function CardMove({ id, ...rest }: Props) {
  const card = useCard(id);
  return card ? <Moving card={card} {...rest} /> : null;
}

function Moving({ card, asking, close }: Omit<Props, "id"> & { readonly card: OpportunityCard }) {
  const [losing, setLosing] = useState(asking === "lose");
  const { toTop } = useMoves();
  const closing = useClosing(card);
  const stages = stagesOfTeam(useRecords("crm.stage"), card.teamId);
  if (losing) {
    return (
      <LostSheet
        close={close}
        lose={(why) => {
          close();
          void closing.lose(why);
        }}
      />
    );
  }
  const here = stages.find((stage) => stage.id === card.stageId);
  const won = card.status === "won" || !here ? null : wonStageFrom(stages, here, card.teamId);
  return (
    <MoveSheet
      card={card}
      stages={stages.filter((stage) => stage !== won)}
      moveTo={(stageId) => toTop(card.id, stageId)}
      win={won ? () => toTop(card.id, won.id) : undefined}
      lose={() => setLosing(true)}
      close={close}
    />
  );
}

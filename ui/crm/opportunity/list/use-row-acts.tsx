"use client";

import { type ReactNode, type RefObject, useState } from "react";
import { later } from "@/ui/kit/later";
import { useSwipe } from "@/ui/kit/use-swipe";
import { useMoves } from "../board/use-moves";
import { trayWidth } from "./row-tray";

const RowSheet = later(() => import("./row-sheet").then((file) => file.RowSheet));
const CardMove = later(() => import("../board/card-move").then((file) => file.CardMove));

/** What can be done with a row without opening it. */
export type RowAct = "menu" | "move" | "win";

type RowActs = {
  /** Id of the row that is drawn aside. */
  readonly swiped: string | null;
  readonly act: (id: string, what: RowAct) => void;
  /** The sheet that an action opened. */
  readonly shown: ReactNode;
};

/** The actions of rows: drawn aside by a finger, behind their dots, and by key. `still`: rows are being picked, or are none of a phone's. */
export function useRowActs(root: RefObject<HTMLElement | null>, still: boolean): RowActs {
  const swiped = useSwipe(root, trayWidth, still);
  const { win } = useMoves();
  const [asked, ask] = useState<{ readonly id: string; readonly what: "menu" | "move" } | null>(null);
  const close = () => ask(null);
  const act = (id: string, what: RowAct) => {
    ask(what === "win" ? null : { id, what });
    if (what === "win") win(id);
  };
  return { swiped, act, shown: shown() };

  function shown() {
    if (asked === null) return null;
    const { id, what } = asked;
    if (what === "move") return <CardMove id={id} asking="move" close={close} />;
    return <RowSheet id={id} act={(next) => act(id, next)} close={close} />;
  }
}

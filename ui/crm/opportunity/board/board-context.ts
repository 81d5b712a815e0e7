import { createContext, useContext } from "react";
import type { BoardParts } from "./board-parts";

const Context = createContext<BoardParts | null>(null);

export const BoardProvider = Context.Provider;

export function useBoardParts(): BoardParts {
  const parts = useContext(Context);
  if (!parts) throw new Error("A column stands inside a board.");
  return parts;
}

import { useFormat } from "@/ui/kit/format";
import { useColumnTotals } from "../store/cards";
import { useWide } from "./use-wide";

/** A column's totals as text: in whole on a phone, in thousands where columns are narrow. */
export function useColumnMoney(stageId: string): { readonly expected: string; readonly weighted: string } {
  const { expected, weighted } = useColumnTotals(stageId);
  const { money, moneyShort } = useFormat();
  const text = useWide() ? moneyShort : money;
  return { expected: text(wholeUnits(expected)), weighted: text(wholeUnits(weighted)) };
}

/** A total says nothing more with its cents. */
const wholeUnits = (minor: number) => Math.round(minor / 100) * 100;

"use client";

import { useEffect, useRef, useState } from "react";
import type { PushChoices } from "@/common/messaging/push";

type Mine<T> = { readonly value: T; readonly over: PushChoices | null };

/**
 * What is chosen here is shown at once, until an answer of the server holds it; otherwise the page follows `known`, which
 * another device may change at any time. `send` tells whether it was taken, `again` asks the server anew.
 */
export function useChosen<Part extends keyof PushChoices>(
  part: Part,
  known: PushChoices,
  to: { send(next: PushChoices[Part]): Promise<boolean>; again(): void },
) {
  const latest = useRef(known);
  const onTheirWay = useRef(0);
  useEffect(() => {
    latest.current = known;
  });
  const [mine, setMine] = useState<Mine<PushChoices[Part]> | null>(null);
  const choose = async (value: PushChoices[Part]) => {
    setMine({ value, over: null });
    onTheirWay.current++;
    const isTaken = await to.send(value);
    onTheirWay.current--;
    if (onTheirWay.current > 0) return;
    // Whatever is answered from here on knows of it.
    setMine(isTaken ? { value, over: latest.current } : null);
    to.again();
  };
  const isMine = mine !== null && (mine.over === null || mine.over === known);
  return { chosen: isMine ? mine.value : known[part], choose };
}

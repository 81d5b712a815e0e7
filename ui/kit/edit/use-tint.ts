"use client";

import { useEffect, useState } from "react";

/** How long a change made elsewhere stays marked. */
const tintMs = 2_000;

/** True for a moment after `shown` changed to something that was not typed here. */
export function useTint(shown: string, mine: string | null): boolean {
  const [seen, setSeen] = useState(shown);
  const [tinted, setTinted] = useState(0);
  if (shown !== seen) {
    setSeen(shown);
    setTinted(shown === mine ? 0 : tinted + 1);
  }
  useEffect(() => {
    if (tinted === 0) return;
    const timer = setTimeout(() => setTinted(0), tintMs);
    return () => clearTimeout(timer);
  }, [tinted]);
  return tinted > 0;
}

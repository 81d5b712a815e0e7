"use client";

import { useEffect, useState } from "react";
import { readShare } from "@/ui/live/shared-things";
import { type SharedThing, thingOf } from "./proposal";

/** `undefined` while it is read; null where it is gone. */
export function useSharedThing(id: string): SharedThing | null | undefined {
  const [thing, setThing] = useState<SharedThing | null>();
  useEffect(() => {
    let isAsked = true;
    void readShare(id)
      .then((form) => (form ? thingOf(form) : null))
      .catch(() => null)
      .then((read) => {
        if (isAsked) setThing(read);
      });
    return () => {
      isAsked = false;
    };
  }, [id]);
  return thing;
}

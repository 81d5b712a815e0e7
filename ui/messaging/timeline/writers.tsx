"use client";

import { useTranslations } from "use-intl";
import { tellDoing, useDoings } from "@/ui/live/presence-view";
import { useRecords } from "@/ui/live/records";

/** Milliseconds without a key after which nobody is writing any more. */
const restAfter = 5_000;
let resting: ReturnType<typeof setTimeout> | undefined;

/** This person writes a note. */
export function tellWriting(): void {
  tellDoing({ do: "write" });
  clearTimeout(resting);
  resting = setTimeout(() => tellDoing(null), restAfter);
}

/** Colleagues who write a note here now. */
export function Writers() {
  const t = useTranslations("live.presence");
  const writers = useDoings("write").map(({ by }) => by);
  const known = useRecords("identity.person").filter(({ id }) => writers.includes(id));
  const names = known.map(({ name }) => name).join(", ");
  return (
    <p className="tl-writers f12 sec" aria-live="polite">
      {known.length > 0 && t("writing", { names, count: known.length })}
    </p>
  );
}

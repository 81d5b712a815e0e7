"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import { Face } from "@/ui/kit/face";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { useRecord } from "@/ui/live/records";
import { useTimeline } from "./timeline-context";

type Props = {
  readonly entry: TimelineEntryRecord;
  /** What they did, in words. */
  readonly says?: string | null;
  readonly beside?: ReactNode;
  readonly menu?: ReactNode;
  readonly children?: ReactNode;
};

/** Who, what and when, with a knot on the rope. */
export function EntryFrame({ entry, says, beside, menu, children }: Props) {
  const t = useTranslations("crm.timeline");
  const author = useRecord("identity.person", entry.authorId ?? "");
  const name = author?.name ?? (entry.authorId ? t("deletedPerson") : t("system"));
  const place = useSought(entry.seq);
  return (
    <li ref={place} className="tl-entry" tabIndex={-1}>
      {author ? (
        <Face name={author.name} colour={author.colour} picture={author.picture} silent />
      ) : (
        <span className="tl-knot">
          <Icon name={entry.authorId ? "person" : "download"} size="small" />
        </span>
      )}
      <div>
        <div className="tl-who f14">
          <span>
            <span className="m">{name}</span> {says && <span className="sec">{says}</span>}
          </span>
          <When instant={entry.createdAt} />
          {beside}
          <span className="tl-acts">{menu}</span>
        </div>
        {children}
      </div>
    </li>
  );
}

/** As long as the tint of the style sheet. */
const tintMs = 2_500;

/** The entry that the address names comes into sight once, and holds a tint for a moment. */
function useSought(seq: number) {
  const { sought } = useTimeline();
  const place = useRef<HTMLLIElement>(null);
  const isSought = sought === seq;
  useEffect(() => {
    const element = place.current;
    if (!isSought || !element) return;
    // What stands above it may still be on its way, and would push it out of sight.
    const settle = new ResizeObserver(() => element.scrollIntoView({ block: "center" }));
    settle.observe(element.closest("article") ?? document.body);
    element.focus({ preventScroll: true });
    element.classList.add("tl-sought");
    const end = () => {
      settle.disconnect();
      element.classList.remove("tl-sought");
    };
    const timer = setTimeout(end, tintMs);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [isSought]);
  return place;
}

function When({ instant }: { readonly instant: string }) {
  const t = useTranslations("crm.timeline");
  const format = useFormat();
  const day = format.dayOf(instant);
  const yesterday = format.dayOf(Date.now() - 86_400_000);
  const time = format.time(instant);
  const full = format.instant(instant);
  const text = day === yesterday ? t("yesterday", { time }) : full;
  return (
    <time className="mut num" dateTime={instant} title={full}>
      {day === format.today() ? time : text}
    </time>
  );
}

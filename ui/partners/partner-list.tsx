"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { PartnerRow as Row } from "@/common/partners/records";
import { Button } from "@/ui/kit/button";
import { useSwipe } from "@/ui/kit/use-swipe";
import { PartnerRow } from "./partner-row";
import { trayWidth } from "./partner-tray";
import type { useDirectory } from "./use-directory";

type Props = { readonly directory: ReturnType<typeof useDirectory>; readonly rows: readonly Row[] };

/** Rows far from the window are not drawn (`content-visibility`); the next page is read before the end is seen. */
export function PartnerList({ directory, rows }: Props) {
  const t = useTranslations("partners");
  const list = useRef<HTMLUListElement>(null);
  const swiped = useSwipe(list, trayWidth);
  const end = useRef<HTMLDivElement>(null);
  const readMore = useRef(directory.readMore);
  useEffect(() => {
    readMore.current = directory.readMore;
  });
  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && void readMore.current(),
      { root: scrollerOf(element), rootMargin: "600px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <ul
        ref={list}
        className="group pa-list"
        aria-label={t("title")}
        aria-busy={directory.state === "asking"}
      >
        {rows.map((row) => (
          <PartnerRow key={row.id} row={row} swiped={row.id === swiped} />
        ))}
      </ul>
      <div ref={end} className="pa-end">
        {directory.hasMore && (
          <Button look="plain" onClick={() => void directory.readMore()}>
            {t("more")}
          </Button>
        )}
      </div>
    </>
  );
}

/** Beside a partner the directory scrolls by itself; null: with the page. */
function scrollerOf(element: Element): Element | null {
  const master = element.closest(".pa-master");
  return master && getComputedStyle(master).overflowY === "auto" ? master : null;
}

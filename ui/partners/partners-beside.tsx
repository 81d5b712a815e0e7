"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useSyncExternalStore } from "react";
import { PartnersScreen } from "./partners-screen";
import "./partners-beside.css";

/** The directory with a partner beside it from a tablet on; on a phone one or the other. */
export function PartnersBeside({ children }: { readonly children: ReactNode }) {
  const chosen = usePathname().split("/")[2];
  const hasRoom = useRoomForBoth();
  return (
    <div className="pa-beside">
      {(hasRoom || !chosen) && (
        <div className="pa-master">
          <PartnersScreen isBeside={chosen !== undefined} />
        </div>
      )}
      <div className="pa-detail">{children}</div>
    </div>
  );
}

/** The same condition as in the style sheet. */
const roomForBoth = "(min-width: 820px)";

const useRoomForBoth = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(roomForBoth).matches,
    () => false,
  );

function subscribe(listener: () => void): () => void {
  const media = matchMedia(roomForBoth);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

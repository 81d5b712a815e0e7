"use client";

import { useSyncExternalStore } from "react";
import { Uploads, type UploadsAbout } from "./uploads";

const held = new Map<string, Uploads>();

/** The files of the note that this person is writing on a record; they stay when another page is looked at. */
export function useUploads(personId: string, about: UploadsAbout) {
  const key = `${personId}/${about.recordId}`;
  const uploads = held.get(key) ?? new Uploads(about);
  held.set(key, uploads);
  const files = useSyncExternalStore(
    uploads.subscribe,
    () => uploads.view,
    () => uploads.view,
  );
  return { uploads, files };
}

"use client";
import { usePathname } from "next/navigation";
import { useLayoutEffect } from "react";
import { useMe } from "@/ui/live/session";

const kept = 20;
const keyOf = (personId: string) => `cordee.recent.${personId}`;
const page = /^\/(opportunities|partners)\/([0-9a-f-]{36})$/;

/** Pages of records that this person opened last on this device, the last one first. */
export function recentPages(personId: string): readonly string[] {
  try {
    const text: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? "[]");
    return Array.isArray(text) ? text.filter((each) => typeof each === "string" && page.test(each)) : [];
  } catch {
    return [];
  }
}

/** Notes which records are opened; ids alone, which say nothing to somebody else. */
export function useRecentPages(): void {
  const { id } = useMe();
  const path = usePathname();
  // In the frame that shows it: it may be left in the next.
  useLayoutEffect(() => {
    if (!page.test(path)) return;
    const next = [path, ...recentPages(id).filter((each) => each !== path)].slice(0, kept);
    try {
      localStorage.setItem(keyOf(id), JSON.stringify(next));
    } catch {
      // A device that keeps nothing has no recent pages.
    }
  }, [id, path]);
}

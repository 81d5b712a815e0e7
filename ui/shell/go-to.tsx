"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { FrameSkeleton } from "./frame-skeleton";

/** Leads on without leaving a step in the history. A redirect by the server would break the service worker's cache. */
export function GoTo({ path }: { readonly path: string }) {
  const router = useRouter();
  useEffect(() => router.replace(path), [router, path]);
  return <FrameSkeleton />;
}

"use client";
import { type ComponentType, lazy, Suspense } from "react";
import { FrameSkeleton } from "./frame-skeleton";

/**
 * Screens for what goes wrong are loaded when it does: they stand beside every page, and would else be part of each.
 * Where even that fails, the skeleton stays and the address bar still works.
 */
function late<P extends object>(load: () => Promise<ComponentType<P>>) {
  const Late = lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: FrameSkeleton as ComponentType<P> }),
    ),
  );
  return (props: P) => (
    <Suspense fallback={<FrameSkeleton />}>
      <Late {...props} />
    </Suspense>
  );
}

export const LateDeadEnd = late(() => import("./dead-end").then((file) => file.DeadEndPage));
export const LateStopped = late(() => import("./stopped").then((file) => file.StoppedPage));

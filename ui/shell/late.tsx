"use client";
import { later } from "@/ui/kit/later";
import { FrameSkeleton } from "./frame-skeleton";

/**
 * Screens for what goes wrong are loaded when it does: they stand beside every page, and would else be part of each.
 * Where even that fails, the skeleton stays until the network is back, and the address bar still works.
 */
const frame = { Waiting: FrameSkeleton, Away: FrameSkeleton };

export const LateDeadEnd = later(() => import("./dead-end").then((file) => file.DeadEndPage), frame);
export const LateStopped = later(() => import("./stopped").then((file) => file.StoppedPage), frame);

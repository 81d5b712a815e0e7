"use client";

import type { ReactNode } from "react";
import type { ConflictField } from "./conflict";
import { ConflictBlock } from "./conflict-block";
import { useEditing } from "./editing";

/** The field, or in its place what collided until the person has chosen. */
export function Conflicted({
  field,
  children,
}: {
  readonly field: ConflictField;
  readonly children: ReactNode;
}) {
  const { conflicts } = useEditing();
  const conflict = conflicts.find((one) => one.field === field);
  return conflict ? <ConflictBlock conflict={conflict} /> : children;
}

"use client";
import { Stopped } from "@/ui/shell/stopped";

type Props = { readonly error: Error; readonly reset: () => void };

export default function WorkspaceError({ error, reset }: Props) {
  return <Stopped error={error} onRetry={reset} />;
}

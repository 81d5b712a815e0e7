"use client";
import { LateStopped } from "@/ui/shell/late";

type Props = { readonly error: Error; readonly reset: () => void };

export default function RootError({ error, reset }: Props) {
  return <LateStopped error={error} onRetry={reset} />;
}

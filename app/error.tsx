"use client";
import { FrameSkeleton } from "@/ui/shell/frame-skeleton";
import { LanguageProvider } from "@/ui/shell/language";
import { Stopped } from "@/ui/shell/stopped";

type Props = { readonly error: Error; readonly reset: () => void };

export default function RootError({ error, reset }: Props) {
  return (
    <LanguageProvider fallback={<FrameSkeleton />}>
      <Stopped error={error} onRetry={reset} />
    </LanguageProvider>
  );
}

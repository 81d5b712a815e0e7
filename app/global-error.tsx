"use client";
import "@/ui/kit/tokens.css";
import "@/ui/kit/base.css";
import "@/ui/kit/controls.css";
import { FrameSkeleton } from "@/ui/shell/frame-skeleton";
import { LanguageProvider } from "@/ui/shell/language";
import { Stopped } from "@/ui/shell/stopped";

type Props = { readonly error: Error; readonly reset: () => void };

/** Stands in for the whole document, so it brings its own. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <LanguageProvider fallback={<FrameSkeleton />}>
          <Stopped error={error} onRetry={reset} />
        </LanguageProvider>
      </body>
    </html>
  );
}

"use client";
import "@/ui/kit/tokens.css";
import "@/ui/kit/base.css";
import "@/ui/kit/controls.css";
import { LateStopped } from "@/ui/shell/late";

type Props = { readonly error: Error; readonly reset: () => void };

/** Stands in for the whole document, so it brings its own. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <LateStopped error={error} onRetry={reset} />
      </body>
    </html>
  );
}

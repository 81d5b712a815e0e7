import type { ReactNode } from "react";
import { EntrySkeleton } from "@/ui/identity/entry/entry-skeleton";
import { LanguageProvider } from "@/ui/shell/language";

export default function EntryLayout({ children }: { readonly children: ReactNode }) {
  return <LanguageProvider fallback={<EntrySkeleton />}>{children}</LanguageProvider>;
}

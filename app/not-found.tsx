import { DeadEnd } from "@/ui/shell/dead-end";
import { FrameSkeleton } from "@/ui/shell/frame-skeleton";
import { LanguageProvider } from "@/ui/shell/language";

export default function NotFound() {
  return (
    <LanguageProvider fallback={<FrameSkeleton />}>
      <DeadEnd kind="lost" />
    </LanguageProvider>
  );
}

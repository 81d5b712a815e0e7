import type { Metadata } from "next";
import { PipelineScreen } from "@/ui/crm/opportunity/board/pipeline-screen";
import { DealsOnly } from "@/ui/shell/deals-only";

export const metadata: Metadata = { title: "Pipeline" };

export default function PipelinePage() {
  return (
    <DealsOnly>
      <PipelineScreen />
    </DealsOnly>
  );
}

import type { Metadata } from "next";
import { PipelineScreen } from "@/ui/crm/opportunity/board/pipeline-screen";

export const metadata: Metadata = { title: "Pipeline" };

export default function PipelinePage() {
  return <PipelineScreen />;
}

"use client";
import { FirstOpportunity } from "@/ui/crm/opportunity/board/first-opportunity";
import { StartScreen } from "@/ui/settings/start/start-screen";

export function StartPage() {
  return <StartScreen firstOpportunity={(created) => <FirstOpportunity created={created} />} />;
}

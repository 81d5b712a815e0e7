import { AuditScreen } from "@/ui/settings/audit/audit-screen";

export default function AuditPage() {
  return <AuditScreen />;
}

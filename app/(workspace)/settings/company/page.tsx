import { CompanyScreen } from "@/ui/settings/company-screen";

export default function CompanyPage() {
  return <CompanyScreen />;
}

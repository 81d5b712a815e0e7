"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useCompany } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { rights } from "../../common/identity/roles";
import { setupSteps } from "../../common/identity/setup-steps";

/** Whoever administers the company is led back to the first run until it is done, from any page. */
export function SetupReminder() {
  const t = useTranslations("live.shell");
  const mayAdminister = rights[useMe().role].administer;
  const passed = useCompany()?.setup.length ?? setupSteps.length;
  const isThere = usePathname() === "/start";
  if (!mayAdminister || isThere || passed >= setupSteps.length) return null;
  return (
    <Link href="/start" prefetch={false} className="setup-reminder">
      <span>{t("setup", { passed, count: setupSteps.length })}</span>
      <span className="m">{t("setupGoOn")}</span>
    </Link>
  );
}

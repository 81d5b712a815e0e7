"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "@/ui/kit/icon";
import { api } from "@/ui/trpc";
import { EntryFrame } from "../entry/entry-frame";
import { type DemoLogin, DemoLogins, demoPassword } from "./demo-logins";
import { SignInForm } from "./sign-in-form";

/** E-mail and password; where nobody is yet, the first visit goes on to set the company up. */
export function SignInScreen() {
  const t = useTranslations("identity.signIn");
  const isDemo = useCompanyState();
  const unsent = useUnsent();
  const [filled, fill] = useState<DemoLogin>();
  const start = filled ? { email: filled.email, password: demoPassword } : { email: "", password: "" };
  return (
    <EntryFrame title={t("title")} lead={t("lead")}>
      {unsent > 0 && (
        <p className="note w">
          <Icon name="warning" />
          <span className="grow">{t("unsent", { count: unsent })}</span>
        </p>
      )}
      <SignInForm key={filled?.email} {...start} />
      {isDemo ? <DemoLogins onChoose={fill} /> : <p className="f14 sec">{t("forgot")}</p>}
    </EntryFrame>
  );
}

/** Changes that the person who was signed in before could not send. */
function useUnsent(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    void import("@/ui/live/arrival").then(({ leftUnsent }) => leftUnsent()).then(setCount, ignore);
  }, []);
  return count;
}

/** True where the demo company was loaded. Ends a session that was left without a network, too. */
function useCompanyState(): boolean {
  const router = useRouter();
  const [isDemo, setDemo] = useState(false);
  useEffect(() => {
    void import("@/ui/live/sign-out").then(({ finishSignOut }) => finishSignOut()).catch(ignore);
    void api.identity.welcome.state.query().then(({ empty, demo }) => {
      setDemo(demo);
      if (empty) router.replace("/welcome");
    }, ignore);
  }, [router]);
  return isDemo;
}

/** Without an answer the form stands as it is. */
function ignore() {}

"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { LinkButton } from "@/ui/kit/link-button";
import { api } from "@/ui/trpc";
import { EntryFrame } from "../entry/entry-frame";
import { WelcomeForm } from "./welcome-form";

/** The first visit to an empty company makes its first administrator. */
export function WelcomeScreen() {
  const t = useTranslations("identity.welcome");
  const isReady = useIsReady();
  return (
    <EntryFrame title={t("title")} lead={isReady ? t("ready") : t("lead")}>
      {isReady ? (
        <LinkButton href="/sign-in" look="primary">
          {t("toSignIn")}
        </LinkButton>
      ) : (
        <WelcomeForm />
      )}
    </EntryFrame>
  );
}

/** Somebody is there already. */
function useIsReady(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    api.identity.welcome.state.query().then(
      ({ empty }) => setReady(!empty),
      () => {
        // Without an answer the form stands; sending it will say what is wrong.
      },
    );
  }, []);
  return isReady;
}

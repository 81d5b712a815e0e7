"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import type { LinkOwner } from "@/common/identity/access-link";
import { LinkButton } from "@/ui/kit/link-button";
import { Skeleton } from "@/ui/kit/skeleton";
import { discreetApi } from "@/ui/trpc";
import { EntryFrame } from "../entry/entry-frame";
import { FormTrouble } from "../entry/form-trouble";
import { type Problems, problemsOf, useProblemText } from "../entry/problems";
import { JoinForm } from "./join-form";

type Checked = { readonly owner: LinkOwner } | { readonly problems: Problems };

/** A one-time link: the token stands in the fragment, which no server and no referrer sees. */
export function JoinScreen() {
  const t = useTranslations("identity.join");
  const problemText = useProblemText();
  const token = useSyncExternalStore(onHash, tokenOfAddress, tokenOfAddress);
  const checked = useChecked(token);
  if (!checked) {
    return (
      <EntryFrame title={t("titleUnknown")} lead={t("checking")}>
        <Skeleton height={64} />
        <Skeleton height={48} />
      </EntryFrame>
    );
  }
  if ("problems" in checked) {
    const { reason } = checked.problems;
    return (
      <EntryFrame title={t("titleUnknown")}>
        <FormTrouble
          text={
            reason === "network" ? t("offline") : (problemText(reason === "invalid" ? "token" : reason) ?? "")
          }
        />
        <LinkButton href="/sign-in">{t("toSignIn")}</LinkButton>
      </EntryFrame>
    );
  }
  const { name, email } = checked.owner;
  return (
    <EntryFrame title={t("title", { name })} lead={t("lead", { email })}>
      <JoinForm token={token} email={email} />
    </EntryFrame>
  );
}

const tokenOfAddress = (): string => location.hash.slice(1);

/** Who puts a newer link into the same tab loads no page: only the fragment changes. */
function onHash(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

function useChecked(token: string): Checked | undefined {
  const [known, setKnown] = useState<{ readonly token: string; readonly checked: Checked }>();
  useEffect(() => {
    discreetApi.identity.accessLink.read.query({ token }).then(
      (owner) => setKnown({ token, checked: { owner } }),
      (error: unknown) => setKnown({ token, checked: { problems: problemsOf(error) } }),
    );
  }, [token]);
  return known?.token === token ? known.checked : undefined;
}

"use client";
import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { languageOf } from "@/ui/kit/locale";
import { PasswordField } from "@/ui/kit/password-field";
import { newId } from "@/ui/live/new-id";
import { api } from "@/ui/trpc";
import { FormTrouble } from "../entry/form-trouble";
import { type Problems, problemsOf, useProblemText } from "../entry/problems";
import { enter, signIn } from "../sign-in/sign-in";

type Props = { readonly token: string; readonly email: string };

/** Sets the password that the link allows once, and signs in with it. */
export function JoinForm({ token, email }: Props) {
  const t = useTranslations("identity.join");
  const locale = languageOf(useLocale());
  const problemText = useProblemText();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problems>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await api.identity.accessLink.use.mutate({ mutationId: newId(), input: { token, password, locale } });
      const answer = await signIn(email, password);
      enter(answer.kind === "in" ? answer.home : undefined);
    } catch (error) {
      setProblems(problemsOf(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      {problems && <FormTrouble text={problemText(problems.reason) ?? ""} />}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={t("password")}
        hint={t("passwordHint")}
        error={problemText(problems?.fields["password"])}
        name="password"
        autoComplete="new-password"
        required
        minLength={10}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" look="primary" size="large" wide busy={busy}>
        {t("submit")}
      </Button>
    </form>
  );
}

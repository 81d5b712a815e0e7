"use client";
import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { languageOf } from "@/ui/kit/locale";
import { newId } from "@/ui/live/new-id";
import { api } from "@/ui/trpc";
import { FormTrouble } from "../entry/form-trouble";
import { type Problems, problemsOf, useProblemText } from "../entry/problems";
import { signIn } from "../sign-in/sign-in";
import { type Answers, CompanyFields, YouFields } from "./welcome-fields";

/** Company and first administrator, then straight in. */
export function WelcomeForm() {
  const t = useTranslations("identity.welcome");
  const problemText = useProblemText();
  const [answers, setAnswers] = useState<Answers>({
    companyName: "",
    currency: "EUR",
    locale: languageOf(useLocale()),
    name: "",
    email: "",
    password: "",
  });
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problems>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await api.identity.welcome.create.mutate({ mutationId: newId(), input: answers });
      await signIn(answers.email, answers.password);
      // A fresh load, so that the page begins with this person's data.
      location.assign("/start");
    } catch (error) {
      setProblems(problemsOf(error));
      setBusy(false);
    }
  };
  const fields = {
    answers,
    set: (changes: Partial<Answers>) => setAnswers({ ...answers, ...changes }),
    problem: (name: keyof Answers) => problemText(problems?.fields[name]),
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      {problems && <FormTrouble text={problemText(problems.reason) ?? ""} />}
      <CompanyFields {...fields} />
      <YouFields {...fields} />
      <Button type="submit" look="primary" size="large" wide busy={busy}>
        {t("submit")}
      </Button>
    </form>
  );
}

"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { TextField } from "@/ui/kit/field";
import { Icon } from "@/ui/kit/icon";
import { PasswordField } from "@/ui/kit/password-field";
import { enter, type SignInAnswer, signIn } from "./sign-in";

type Props = { readonly email: string; readonly password: string };
type Refused = Exclude<SignInAnswer, { kind: "in" }>;

export function SignInForm(start: Props) {
  const t = useTranslations("identity.signIn");
  const [email, setEmail] = useState(start.email);
  const [password, setPassword] = useState(start.password);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefused(undefined);
    const answer = await signIn(email, password);
    if (answer.kind === "in") return enter(answer.home);
    setBusy(false);
    setRefused(answer);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      {refused && <Trouble refused={refused} />}
      <TextField
        label={t("email")}
        type="email"
        name="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        inputMode="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        label={t("password")}
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" look="primary" size="large" wide busy={busy}>
        {busy ? t("sending") : t("submit")}
      </Button>
    </form>
  );
}

/** Takes the focus, so that a keyboard or a screen reader is where the reason stands. */
function Trouble({ refused }: { readonly refused: Refused }) {
  const t = useTranslations("identity.signIn");
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), []);
  const text =
    refused.kind === "wait" ? t("wait", { minutes: Math.ceil(refused.seconds / 60) }) : t(refused.kind);
  return (
    <p ref={box} className="note err" role="alert" tabIndex={-1}>
      <Icon name={refused.kind === "offline" ? "offline" : "warning"} />
      <span className="grow">{text}</span>
    </p>
  );
}

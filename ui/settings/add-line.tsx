"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import type { Problem } from "@/ui/kit/edit/use-edited";

type Props = {
  readonly label: string;
  readonly action: string;
  readonly max: number;
  readonly add: (name: string) => Promise<Problem>;
};

/** A name and a button; a refused name comes back into the field. */
export function AddLine({ label, action, max, add }: Props) {
  const t = useTranslations("settings.problems");
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<Problem>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const name = text.trim();
    if (!name) return setProblem(t("name"));
    setText("");
    setProblem(null);
    const refused = await add(name);
    if (refused === null) return;
    setProblem(refused);
    setText((typed) => typed || name);
  };
  return (
    <form className="se-add" onSubmit={(event) => void submit(event)}>
      <input
        className="inp"
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
        placeholder={label}
        autoComplete="off"
        maxLength={max}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" icon="plus">
        {action}
      </Button>
      <p id={`${id}-note`} className="f13 bad" role={problem ? "alert" : undefined} hidden={!problem}>
        {problem}
      </p>
    </form>
  );
}

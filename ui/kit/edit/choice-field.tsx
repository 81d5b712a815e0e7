"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { FieldFrame, type FrameProps } from "./field-frame";
import type { Problem } from "./use-edited";
import { useTint } from "./use-tint";

export type Choice = { readonly value: string; readonly label: string };

type Props = {
  readonly label: string;
  /** "" for none. */
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly save: (next: string) => Promise<Problem>;
  readonly variant?: FrameProps["variant"];
  readonly readOnly?: boolean;
  readonly waiting?: boolean;
  readonly hint?: string | undefined;
  readonly trailing?: ReactNode;
};

/** Keys that walk through a closed list: passing by is not choosing. */
const walks = (event: KeyboardEvent) => event.key.startsWith("Arrow") || event.key.length === 1;

/** One of a few, with the device's own list; saved when chosen, or on leaving where arrows walked through it. */
export function EditChoice(props: Props) {
  const id = useId();
  const [problem, setProblem] = useState<Problem>(null);
  const [mine, setMine] = useState<string | null>(null);
  const [held, setHeld] = useState<string | null>(null);
  const walking = useRef(false);
  const tinted = useTint(props.value, mine);
  const save = async (next: string) => {
    setHeld(null);
    if (next === props.value) return;
    setMine(next);
    setProblem(null);
    setProblem(await props.save(next));
  };
  const keyDown = (event: KeyboardEvent) => {
    walking.current = walks(event);
    if (held !== null && event.key === "Enter") void save(held);
    if (held !== null && event.key === "Escape") setHeld(null);
  };
  return (
    <FieldFrame
      label={props.label}
      id={id}
      variant={props.variant ?? "row"}
      problem={problem}
      hint={props.hint}
      waiting={props.waiting ?? false}
      tinted={tinted}
      spoken={props.choices.find((choice) => choice.value === props.value)?.label}
      trailing={props.trailing}
    >
      <select
        id={id}
        className="edit-input edit-choice"
        disabled={props.readOnly}
        aria-describedby={`${id}-note`}
        value={held ?? props.value}
        onPointerDown={() => {
          walking.current = false;
        }}
        onKeyDown={keyDown}
        onBlur={() => held !== null && void save(held)}
        onChange={(event) => {
          if (walking.current) setHeld(event.target.value);
          else void save(event.target.value);
        }}
      >
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

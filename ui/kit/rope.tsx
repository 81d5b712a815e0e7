"use client";

export type RopeStep = { readonly id: string; readonly name: string; readonly title?: string };

type Props = {
  readonly label: string;
  readonly steps: readonly RopeStep[];
  /** Undefined: none is taken yet. */
  readonly nowId: string | undefined;
  /** On a pager the rope behind is not "done", and its buttons are no list: a board's lists are its columns. */
  readonly pager?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (id: string) => void;
};

/** The stage bar and the board's pager: done = filled, now = large ring, ahead = hollow. */
export function Rope({ label, steps, nowId, pager, disabled, onChoose }: Props) {
  const now = steps.findIndex((step) => step.id === nowId);
  const state = (at: number) => {
    if (at === now) return "now";
    return !pager && at < now ? "done" : undefined;
  };
  return (
    <ol
      className={pager ? "rope pager" : "rope"}
      role={pager ? "presentation" : undefined}
      aria-label={pager ? undefined : label}
    >
      {steps.map((step, at) => (
        <li key={step.id} className={state(at)} role={pager ? "presentation" : undefined}>
          <button
            type="button"
            disabled={disabled}
            title={step.title ?? step.name}
            aria-current={at === now ? "step" : undefined}
            onClick={() => onChoose(step.id)}
          >
            <span className="k" />
            <span className="t1">{step.name}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

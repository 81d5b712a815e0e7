"use client";

type Props = {
  /** Beside it, for the eye. */
  readonly label: string;
  /** What exactly is switched; contains the label. */
  readonly name?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly change: (next: boolean) => void;
};

/** On or off, taking effect at once. */
export function Switch({ label, name, on, disabled = false, change }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={name ?? label}
      className="se-switch"
      disabled={disabled}
      onClick={() => change(!on)}
    >
      <span className="f14">{label}</span>
      <i />
    </button>
  );
}

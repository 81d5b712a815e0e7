import type { ButtonHTMLAttributes } from "react";
import { Icon } from "./icon";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly on?: boolean;
  /** Shows a cross: a press takes the filter away. */
  readonly removable?: boolean;
};

/** A filter that is on or off. */
export function Chip({ on = false, removable, children, className, ...rest }: Props) {
  const classes = ["chip", on && "on", className];
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={removable ? undefined : on}
      className={classes.filter(Boolean).join(" ")}
    >
      {children}
      {removable && <Icon name="close" size="small" />}
    </button>
  );
}

import type { ButtonHTMLAttributes } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: "primary" | "soft" | "plain" | "default";
  readonly size?: "small" | "large";
  readonly icon?: IconName | undefined;
  readonly danger?: boolean;
  /** Sending: says so to a screen reader and takes no second press. */
  readonly busy?: boolean;
  readonly wide?: boolean;
};

const looks = { primary: "pri", soft: "soft", plain: "plain", default: "" } as const;
const sizes = { small: "sm", large: "lg" } as const;

/** One primary per view; the words are a verb. */
export function Button({
  look = "default",
  size,
  icon,
  danger,
  busy,
  wide,
  className,
  children,
  ...rest
}: Props) {
  const classes = ["btn", looks[look], size && sizes[size], danger && "danger", wide && "wide", className];
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(" ")}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : rest.onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label" | "children"> & {
  readonly icon: IconName;
  /** What it does: an icon alone has no name. */
  readonly label: string;
  readonly size?: "small" | "tiny";
};

export function IconButton({ icon, label, size, className, ...rest }: IconButtonProps) {
  const classes = ["ib", size === "small" && "sm", size === "tiny" && "xs", className];
  return (
    <button type="button" {...rest} aria-label={label} className={classes.filter(Boolean).join(" ")}>
      <Icon name={icon} />
    </button>
  );
}

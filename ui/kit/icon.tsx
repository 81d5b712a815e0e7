import type { SVGProps } from "react";
import { type IconName, icons } from "./icon-paths";

type Props = {
  readonly name: IconName;
  readonly size?: "small" | "large";
} & Omit<SVGProps<SVGSVGElement>, "name">;

const sizes = { small: "i s", large: "i l" } as const;

/** A drawing beside words; it says nothing to a screen reader, so a lone icon needs a labelled button round it. */
export function Icon({ name, size, className, ...rest }: Props) {
  const classes = size ? sizes[size] : "i";
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      {...rest}
      className={className ? `${classes} ${className}` : classes}
    >
      {icons[name].map((d) => (
        <path key={d} d={d} strokeWidth={heavy.has(name) ? 2.5 : undefined} />
      ))}
    </svg>
  );
}

/** Dots and bars, which vanish at the usual weight. */
const heavy: ReadonlySet<IconName> = new Set(["more", "pause"]);

import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type Props = {
  readonly href: string;
  readonly look?: "primary" | "soft" | "plain" | "default";
  readonly icon?: IconName;
  readonly className?: string;
  readonly onClick?: () => void;
  readonly children: ReactNode;
};

const looks = { primary: "btn pri", soft: "btn soft", plain: "btn plain", default: "btn" } as const;

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ href, look = "default", icon, className, onClick, children }: Props) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={className ? `${looks[look]} ${className}` : looks[look]}
      {...(onClick ? { onClick } : {})}
    >
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

import { Icon } from "@/ui/kit/icon";
import type { IconName } from "@/ui/kit/icon-paths";

type Props = {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  /** `contactMark` of who is reached. */
  readonly mark?: object;
  /** Leads away from the product, so in a page of its own. */
  readonly away?: boolean;
};

/** Behind a field: what its value is good for. */
export function LinkBehind({ href, icon, label, mark, away = false }: Props) {
  return (
    <a
      className="ib pp-act"
      href={href}
      aria-label={label}
      {...mark}
      {...(away && href.startsWith("http") ? { target: "_blank", rel: "noreferrer" } : {})}
    >
      <Icon name={icon} />
    </a>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { type Rights, rights } from "../../common/identity/roles";
import { Icon } from "../kit/icon";
import type { IconName } from "../kit/icon-paths";
import { Sheet } from "../kit/sheet";
import "./create-sheet.css";

/** What can be made, and the page whose `?new` opens the form for it. */
const kinds = [
  { kind: "opportunity", icon: "opportunity", href: "/pipeline?new", needs: "write" },
  { kind: "partner", icon: "partners", href: "/partners?new", needs: "partners" },
] as const satisfies readonly { kind: string; icon: IconName; href: string; needs: keyof Rights }[];

export function CreateSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("live.shell");
  const router = useRouter();
  const may = rights[useMe().role];
  const isOffline = useSync().state === "offline";
  return (
    <Sheet open onClose={onClose} title={t("create")}>
      <div className="cells">
        {kinds
          .filter(({ needs }) => may[needs])
          .map(({ kind, icon, href }) => (
            <button
              key={kind}
              type="button"
              className="cell"
              onClick={() => {
                onClose();
                router.push(href);
              }}
            >
              <span className="ic">
                <Icon name={icon} size="large" />
              </span>
              <span className="m">{t(`kinds.${kind}.name`)}</span>
              <span className="f13 mut">{t(`kinds.${kind}.asks`)}</span>
            </button>
          ))}
      </div>
      {isOffline && (
        <p className="note w">
          <Icon name="offline" />
          <span className="grow">{t("createOffline")}</span>
        </p>
      )}
    </Sheet>
  );
}

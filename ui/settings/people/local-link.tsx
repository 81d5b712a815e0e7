"use client";

import { useTranslations } from "use-intl";
import { Icon } from "@/ui/kit/icon";

/** Says so where a link begins with an address that no other machine reaches. */
export function LocalLink({ link }: { readonly link: string | undefined }) {
  const t = useTranslations("settings.people");
  const { host, hostname } = new URL(link ?? "", location.origin);
  if (link === undefined || !/^(localhost|127\..+|\[::1\])$/.test(hostname)) return null;
  return (
    <p className="note w">
      <Icon name="warning" />
      <span className="grow">{t("localLink", { host })}</span>
    </p>
  );
}

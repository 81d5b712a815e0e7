"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { matches, searchText } from "@/common/search-text";
import { Button } from "@/ui/kit/button";
import { useKnownPartners } from "@/ui/live/name-of";

type Props = { readonly query: string; readonly offline: boolean; readonly again: () => void };

/** More would make the list long to draw; who looks for somebody types. */
const most = 200;

/** While the directory cannot be asked: the names that the opportunities on this device carry. */
export function KnownNames({ query, offline, again }: Props) {
  const t = useTranslations("partners");
  const wanted = searchText(query);
  const found = useKnownPartners()
    .filter((partner) => matches(searchText(partner.name), wanted))
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, most);
  return (
    <>
      <p className="pa-say f14 sec">{offline ? t("offlineList") : t("failed")}</p>
      {!offline && (
        <div className="pa-say">
          <Button onClick={again}>{t("again")}</Button>
        </div>
      )}
      <ul className="group pa-list" aria-label={t("title")}>
        {found.map((partner) => (
          <li key={partner.id} className="pa-row">
            <Link className="pa-link" prefetch={false} href={`/partners/${partner.id}`}>
              <span className="m t1">{partner.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

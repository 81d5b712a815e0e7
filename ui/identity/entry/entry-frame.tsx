"use client";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type Language, languageOf, setLocale } from "@/ui/kit/locale";
import { Logo } from "@/ui/kit/logo";
import { Segmented } from "@/ui/kit/segmented";
import "./entry.css";
import { Ridge } from "./ridge";

type Props = { readonly title: string; readonly lead?: string; readonly children: ReactNode };

const languages: readonly { value: Language; label: string }[] = [
  { value: "en", label: "English" },
  { value: "fr", label: "Français" },
];

/** What stands before the workspace: the ridge, the name, the language, and one form. */
export function EntryFrame({ title, lead, children }: Props) {
  const t = useTranslations("identity");
  return (
    <div className="entry">
      <Ridge />
      <main className="entry-main">
        <div className="entry-box">
          <div className="entry-name">
            <Logo size={40} />
            <span className="f22 b">Cordée</span>
          </div>
          <div>
            <h1 className="f28 b">{title}</h1>
            {lead && <p className="sec entry-lead">{lead}</p>}
          </div>
          {children}
        </div>
        <footer className="entry-foot">
          <Segmented
            label={t("language")}
            value={languageOf(useLocale())}
            options={languages}
            onChange={setLocale}
          />
        </footer>
      </main>
    </div>
  );
}

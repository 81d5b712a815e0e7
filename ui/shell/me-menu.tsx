"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { perform } from "@/ui/live/outbox";
import { useCompany } from "@/ui/live/records";
import { profileChanged, signOut, useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { Face } from "../kit/face";
import { type Language, languageOf, languages, setLocale, useLocaleChoice } from "../kit/locale";
import { Menu, type MenuItem } from "../kit/menu";
import { setTheme, type Theme, useTheme } from "../kit/theme";
// Not loaded when asked for: it is asked for when there is no network to load it.
import { LeaveSheet } from "./leave-sheet";

/** Profile, settings, language, theme and the ways out, behind the person's own face. */
export function MeMenu({ large }: { readonly large?: boolean }) {
  const t = useTranslations("live.me");
  const me = useMe();
  const unsent = useSync().waiting.length;
  const [leaving, leave] = useState<"here" | "everywhere">();
  const go = (place: "here" | "everywhere") =>
    unsent > 0 ? leave(place) : void signOut(place === "everywhere");
  return (
    <>
      <Menu
        label={me.name}
        items={useItems(go)}
        trigger={
          <button type="button" className="me" aria-label={t("open", { name: me.name })}>
            <Face
              name={me.name}
              colour={me.colour}
              picture={me.picture}
              {...(large ? { size: "large" as const } : {})}
              silent
            />
          </button>
        }
      >
        <p className="whoami">
          <span className="m t1">{me.name}</span>
          <span className="f13 sec t1">{me.email}</span>
        </p>
      </Menu>
      {leaving && (
        <LeaveSheet onClose={() => leave(undefined)} onLeave={() => void signOut(leaving === "everywhere")} />
      )}
    </>
  );
}

function useItems(go: (place: "here" | "everywhere") => void): readonly MenuItem[] {
  const t = useTranslations("live.me");
  const router = useRouter();
  const theme = useTheme();
  const locale = useLocaleChoice();
  const language = locale && languageOf(locale);
  const offered: readonly string[] = useCompany()?.languages ?? languages;
  const speak = (to: Language, label: string): MenuItem => ({
    label,
    checked: language === to,
    run: () => chooseLanguage(to),
  });
  const look = (to: Theme): MenuItem => ({ label: t(to), checked: theme === to, run: () => chooseTheme(to) });
  return [
    { label: t("profile"), icon: "person", run: () => router.push("/settings/profile") },
    { label: t("settings"), icon: "settings", run: () => router.push("/settings") },
    "line",
    { heading: t("language") },
    ...languages.filter((to) => to === language || offered.includes(to)).map((to) => speak(to, t(words[to]))),
    { heading: t("theme") },
    look("system"),
    look("light"),
    look("dark"),
    "line",
    { label: t("signOut"), icon: "leave", run: () => go("here") },
    { label: t("signOutEverywhere"), icon: "shield", run: () => go("everywhere") },
  ];
}

const words = { en: "english", fr: "french" } as const satisfies Record<Language, string>;

function chooseLanguage(locale: Language) {
  setLocale(locale);
  void keep({ locale });
}

export function chooseTheme(theme: Theme) {
  setTheme(theme);
  void keep({ theme });
}

/** On the person's own record too, so that their other devices follow. */
async function keep(changes: { locale?: Language; theme?: Theme }) {
  const outcome = await perform("identity.person.profile", { changes });
  if (outcome.ok) profileChanged(changes);
}

"use client";

import { useLocale, useTranslations } from "use-intl";
import { type Locale, locales, type Theme, themes } from "@/common/identity/person";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import { languageOf, setLocale, useLocaleChoice } from "@/ui/kit/locale";
import { Segmented } from "@/ui/kit/segmented";
import { setTheme, useTheme } from "@/ui/kit/theme";
import { perform } from "@/ui/live/outbox";
import { useCompany } from "@/ui/live/records";
import { profileChanged, useMe } from "@/ui/live/session";
import { EndSessions } from "./end-sessions";
import { NameField } from "./name-field";
import { PushDevices } from "./notifications/push-devices";
import { usePush } from "./notifications/use-push";
import { PictureField } from "./people/picture-field";
import { SettingsFrame } from "./settings-frame";
import { useTold } from "./use-told";

type Changes = { name?: string; locale?: Locale; timeZone?: string; theme?: Theme };

/** What everybody may set about themselves. */
export function ProfileScreen() {
  const t = useTranslations("settings");
  const me = useMe();
  const locale = useLocaleChoice() ?? me.locale;
  const theme = useTheme();
  const { problem, told } = useTold();
  const company = useCompany();
  const push = usePush();
  const send = async (changes: Changes) => {
    const outcome = await perform("identity.person.profile", { changes });
    if (outcome.ok) profileChanged(changes);
    return outcome;
  };
  const offered = locales.filter((one) => one === languageOf(locale) || company?.languages.includes(one));
  return (
    <SettingsFrame title={t("pages.profile.title")}>
      <section className="group se-form" aria-label={t("pages.profile.title")}>
        <PictureField />
        <NameField
          label={t("profile.name")}
          of={`person/${me.id}`}
          value={me.name}
          max={120}
          save={(name) => problem(send({ name }))}
        />
        <p className="se-fact">
          <span className="edit-label">{t("profile.email")}</span>
          <span>{me.email}</span>
          <span className="f13 sec">{t("profile.emailHint")}</span>
        </p>
        <p className="se-fact">
          <span className="edit-label">{t("profile.role")}</span>
          <span>{t(`people.roles.${me.role}`)}</span>
        </p>
        <div className="se-fact">
          <span className="edit-label">{t("profile.language")}</span>
          <Segmented
            label={t("profile.language")}
            value={languageOf(locale)}
            options={offered.map((value) => ({ value, label: t(`profile.languages.${value}`) }))}
            onChange={(next) => {
              setLocale(next);
              void told(send({ locale: next }));
            }}
          />
        </div>
        <TimeZone value={me.timeZone} save={(timeZone) => problem(send({ timeZone }))} />
        <div className="se-fact">
          <span className="edit-label">{t("profile.theme")}</span>
          <Segmented
            label={t("profile.theme")}
            value={theme}
            options={themes.map((value) => ({ value, label: t(`profile.themes.${value}`) }))}
            onChange={(next) => {
              setTheme(next);
              void told(send({ theme: next }));
            }}
          />
        </div>
      </section>
      <EndSessions />
      <PushDevices push={push} />
    </SettingsFrame>
  );
}

type ZoneProps = { readonly value: string; readonly save: (zone: string) => Promise<string | null> };

function TimeZone({ value, save }: ZoneProps) {
  const t = useTranslations("settings.profile");
  const locale = useLocale();
  const time = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: value,
  }).format();
  const zones = Intl.supportedValuesOf("timeZone");
  const choices = zones.includes(value) ? zones : [value, ...zones];
  return (
    <EditChoice
      label={t("timeZone")}
      variant="form"
      value={value}
      choices={choices.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
      hint={t("timeZoneHint", { time })}
      save={save}
    />
  );
}

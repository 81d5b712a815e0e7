"use client";
import { useTranslations } from "use-intl";
import { Chip } from "@/ui/kit/chip";

const roles = ["admin", "lead", "rep", "rep2", "agent", "reader"] as const;

export type DemoLogin = { readonly role: (typeof roles)[number]; readonly email: string };

export const demoPassword = "cordee-demo";
const logins: readonly DemoLogin[] = roles.map((role) => ({ role, email: `${role}@demo.cordee.test` }));

/** Only where the company is a demo: one press fills the form in. */
export function DemoLogins({ onChoose }: { readonly onChoose: (login: DemoLogin) => void }) {
  const t = useTranslations("identity.signIn");
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title" className="f14 sec">
        {t("demoTitle")}
      </h2>
      <ul>
        {logins.map((login) => (
          <li key={login.role}>
            <Chip
              removable={false}
              aria-label={`${t(`roles.${login.role}`)}, ${login.email}`}
              onClick={() => onChoose(login)}
            >
              {t(`roles.${login.role}`)}
            </Chip>
          </li>
        ))}
      </ul>
    </section>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { useCompany } from "@/ui/live/records";
import { useMe, useSession } from "@/ui/live/session";
import { FormatProvider } from "../kit/format";
import { setLocale, useLocaleChoice } from "../kit/locale";
import { asTheme, setTheme } from "../kit/theme";
import { Frame } from "./frame";
import { FrameSkeleton } from "./frame-skeleton";
import { LanguageProvider } from "./language";

type Props = {
  /** Notices; another domain's, so the header is given it. */
  readonly bell: ReactNode;
  /** Over every page, when there is something to be asked; other domains' too. */
  readonly above: ReactNode;
  readonly children: ReactNode;
};

/** Everything behind the sign-in: words, session, formats and the frame. */
export function Workspace({ bell, above, children }: Props) {
  // Asked for here too, so that the data travels while the words do.
  useSession();
  return (
    <LanguageProvider fallback={<FrameSkeleton />}>
      <Gate bell={bell} above={above}>
        {children}
      </Gate>
    </LanguageProvider>
  );
}

function Gate({ children, ...rest }: Props) {
  const session = useSession();
  const router = useRouter();
  const isOut = session.state === "signedOut";
  useEffect(() => {
    if (isOut) router.replace(signInFrom(location));
  }, [isOut, router]);
  return session.state === "signedIn" ? <SignedIn {...rest}>{children}</SignedIn> : <FrameSkeleton />;
}

/** Signing in leads back to the page that was asked for. */
function signInFrom({ pathname, search }: Location): string {
  const asked = pathname + search;
  return asked === "/pipeline" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(asked)}`;
}

function SignedIn({ bell, above, children }: Props) {
  const me = useMe();
  const company = useCompany();
  const locale = useLocaleChoice() ?? (me.locale || "en");
  // Who never chose a language has an empty one, and keeps the browser's.
  useEffect(() => {
    if (me.locale !== "") setLocale(me.locale);
  }, [me.locale]);
  useEffect(() => setTheme(asTheme(me.theme)), [me.theme]);
  return (
    <FormatProvider locale={locale} timeZone={me.timeZone} currency={company?.currency ?? "EUR"}>
      <Frame bell={bell} above={above}>
        {children}
      </Frame>
    </FormatProvider>
  );
}

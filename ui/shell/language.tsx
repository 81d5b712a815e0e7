"use client";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { IntlProvider } from "use-intl";
import { languageOf, useLocaleChoice } from "../kit/locale";
import { namespacesOf } from "./page-words";
import { holds, type Namespace, useWords, type Words } from "./words";

type Props = {
  /** Without a word in it: it stands in the prerendered html of every language. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
};

/** Gives the page its words. Nothing below it is prerendered. */
export function LanguageProvider({ fallback, children }: Props) {
  const shown = useShown(namespacesOf(usePathname()));
  useEffect(() => {
    if (shown) document.documentElement.lang = languageOf(shown.locale);
  }, [shown]);
  if (!shown) return fallback;
  return (
    <IntlProvider locale={shown.locale} messages={shown.words}>
      {children}
    </IntlProvider>
  );
}

type Shown = { readonly locale: string; readonly words: Words };

/** While another language travels the former one stays, so that choosing it takes no page apart. */
function useShown(namespaces: readonly Namespace[]): Shown | undefined {
  const locale = useLocaleChoice();
  const words = useWords(locale ? languageOf(locale) : undefined, namespaces);
  const [last, setLast] = useState<Shown>();
  if (locale && words && (last?.locale !== locale || last.words !== words)) setLast({ locale, words });
  return last && holds(last.words, namespaces) ? last : undefined;
}
